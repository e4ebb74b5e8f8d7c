/**
 * go-yaml's defence against aliases that expand to very much (`decoder.unmarshal` in goyaml.v2/decode.go): of all nodes
 * decoded only so large a share may come out of aliases.
 */
export interface AliasBudget {
  /** Nodes decoded, those behind aliases counted each time. */
  decoded: number
  /** Those of them that stand behind an alias. */
  aliased: number
}

/** Up to so many nodes 99 % may come out of aliases, from so many on 10 %, and in between the share falls evenly. */
const SHARE_FALLS_FROM = 400_000
const SHARE_FALLS_TO = 4_000_000

/**
 * `document contains excessive aliasing`. The share only grows while an alias is expanded, so it is enough to look at
 * its end.
 */
export function isOverBudget({ decoded, aliased }: AliasBudget): boolean {
  return aliased > 100 && decoded > 1000 && aliased / decoded > allowedShare(decoded)
}

function allowedShare(decoded: number): number {
  const progress = (decoded - SHARE_FALLS_FROM) / (SHARE_FALLS_TO - SHARE_FALLS_FROM)
  return 0.99 - 0.89 * Math.min(Math.max(progress, 0), 1)
}
