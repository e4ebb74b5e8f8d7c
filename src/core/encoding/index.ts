export type { Known, Sizes } from './sizes'
