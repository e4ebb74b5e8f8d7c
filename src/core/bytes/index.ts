export { type Bytes, bytes, sumBytes } from './bytes'
export { formatCount } from './format-bytes'
export { sha256Hex } from './sha256'
export { compareUtf8, isSurrogatePair, utf8Length } from './utf8'
