export type { ExportFile } from './export'
