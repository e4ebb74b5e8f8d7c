export { readFast } from './read-fast'
export { blockText, plainText, quotedText } from './scalar-texts'
