export { ChartPanel } from './chart-panel'
export { drawPng } from './export-picture'
export { Patterns } from './patterns'
export { SizePictureButton } from './size-picture-button'

/** The map is a chunk of its own, for whoever shows it. */
export function loadMapPanel() {
  return import('./map-panel')
}

/** So are the bars. */
export function loadSizeChart() {
  return import('./size-chart')
}
