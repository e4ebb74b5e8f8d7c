export type { ChartEntry } from './chart-files'
export type { JunkKind } from './junk'
export {
  type MeasuredChart,
  type MeasuredLine,
  measureChart,
  type ReleaseSize,
  releaseOfChart,
  renderingIn,
} from './measure-chart'
export { folderMark, type OpenedChart, type OpenedInputs, openInputs } from './open-inputs'
export { helmTemplate, renderHelmTemplate } from './plain-template'
