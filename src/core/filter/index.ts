export { type Completion, completeFilter, type NearFilter, nearestFilter } from './complete-filter'
export { type FilterFacts, matchesFilter } from './match-filter'
export { nearestOf } from './nearest-of'
export { type Filter, type FilterProblem, type NumberField, numberFields, readFilter, textFields } from './read-filter'
