export { type BuiltExport, buildExport, buildSteps } from './build-export'
