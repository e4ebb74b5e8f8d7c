export { ChartPanel } from './chart-panel'

/** The map is a chunk of its own, for whoever shows it. */
export function loadMapPanel() {
  return import('./map-panel')
}
