export { type BuiltExport, buildExport, buildSteps } from './build-export'
export type { Proof, ProofCheck, ProofCode } from './proof'
export { proveExport } from './prove-export'
export { type Verification, type VerifyProblem, verifyExport } from './verify-export'
