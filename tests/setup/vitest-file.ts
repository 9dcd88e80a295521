import { setFileEnvironment } from './file-environment.ts';

setFileEnvironment();
