export type { Proof, ProofCheck } from './proof'
