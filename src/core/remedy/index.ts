export type { RemedyChoice, RewriteId } from './rewrite'
export { createRemediedReader, type RemediedReader, rewrites, rewriteValue } from './rewrites'
