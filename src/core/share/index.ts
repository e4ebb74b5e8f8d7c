export { type LinkFault, longestRead, mostCharacters, mostTextCharacters, type Unlisted } from './link'
export { type OpenedLink, readLink } from './read-link'
export { summaryWithRest, withRest } from './rest-of'
export { type WrittenLink, writeLink, writeTextLink } from './write-link'
