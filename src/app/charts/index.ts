export { ChartPanel } from './chart-panel'
export { drawPng } from './export-picture'
export { SizePictureButton } from './size-picture-button'

/** The map is a chunk of its own, for whoever shows it. */
export function loadMapPanel() {
  return import('./map-panel')
}
