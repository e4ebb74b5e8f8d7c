export { createDirectEngine } from './direct-engine'
export {
  type CallOptions,
  type Compared,
  type Engine,
  EngineError,
  type EngineInput,
  type Failure,
  type Progress,
  type Split,
} from './engine'
export { type Guard, testGuard } from './guard'
export { type Calls, dependsOn, type EngineCall } from './protocol'

export type { Shared } from './share'
export { createWorkerEngine, type WorkerEngine } from './worker-engine'
