export { MODEL_PATH } from './paths';
