const { arrows } = require('./checks/arrows.cjs');

/** The rules are in checks/arrows.cjs; this file only sets how the tree is read. */
module.exports = {
  forbidden: arrows,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:build|data|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.css'],
    },
  },
};
