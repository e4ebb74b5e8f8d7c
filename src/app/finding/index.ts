export { filterFacts } from './filter-facts'
export { FilterField } from './filter-field'
export { NoMatch } from './no-match'
