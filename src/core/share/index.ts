export { type LinkedRest, type LinkFault, longestRead, mostCharacters, mostTextCharacters } from './link'
export { type OpenedLink, readLink } from './read-link'
export { type WrittenLink, writeLink, writeTextLink } from './write-link'
