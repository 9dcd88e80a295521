import { chromium } from 'playwright';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--allow-file-access-from-files'] });
const p = await b.newPage();
const sheet = async (names, out, width, cols) => {
  const { writeFileSync } = await import('node:fs');
  writeFileSync('/tmp/press-shots/s.html', `<body style="margin:0;background:#888;display:grid;grid-template-columns:repeat(${cols},${width}px);gap:8px">${names.map((n) => `<img src="${n}.png" style="width:${width}px">`).join('')}</body>`);
  await p.setViewportSize({ width: cols * (width + 8), height: 600 });
  await p.goto('file:///tmp/press-shots/s.html');
  await p.screenshot({ path: `/tmp/press-shots/${out}.png`, fullPage: true });
};
await sheet(['request-single-360-light', 'request-series-360-light', 'request-series-end-360-light', 'counter-360-light', 'edit-360-light', 'offline-plan-360-dark', 'sessions-360-light', 'door-360-light', 'approvals-360-light', 'request-series-end-360-dark'], 'sheetA', 330, 5);
await sheet(['request-single-1280-light', 'request-series-1280-dark', 'edit-1280-light', 'offline-plan-1280-light', 'approvals-1280-light', 'sessions-1280-dark'], 'sheetB', 900, 2);
await b.close();
