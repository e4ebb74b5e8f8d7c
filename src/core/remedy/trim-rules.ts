import { jsonSize } from '../encoding'
import { type Description, isMeant, leftOf, type Trim, type TrimCut } from './trim'

/**
 * Rules to trim descriptions, each from the lightest cut to all that it can: shorten all before one is lost; only those
 * of embedded core types; all but the first sentence; to so many characters; the deepest first.
 */
export type TrimRuleId = 'fewest-lost' | 'embedded' | 'first-sentence' | 'length' | 'deepest'

/** In the order in which they are offered: the one that loses least stands first. */
export const trimRuleIds: readonly TrimRuleId[] = ['fewest-lost', 'embedded', 'first-sentence', 'length', 'deepest']

/**
 * The trims of a rule in order: the first cuts nothing, and each cuts one description more than the one before, so that
 * the first that fits cuts none that it need not.
 */
export interface TrimRule {
  readonly count: number
  readonly at: (position: number) => Trim
  /** Positions that a scale shows: nothing cut, and each cut made of all that it is about. */
  readonly shown: readonly number[]
}

/** Lengths that are shown of the rule that cuts to so many characters. */
const shownLengths = [400, 200, 120, 80, 60, 40, 20, 0]

/** A rule for these descriptions. */
export function trimRule(id: TrimRuleId, descriptions: readonly Description[]): TrimRule {
  return id === 'length' ? lengthRule(descriptions) : ruleOf(cutsOf(id, descriptions), descriptions)
}

/** Cuts one after the other, each from the longest description to all that it is about. */
function ruleOf(cuts: readonly TrimCut[], descriptions: readonly Description[]): TrimRule {
  const stages: { readonly before: Trim; readonly whole: Trim; readonly from: number; readonly partly: TrimCut[] }[] =
    []
  let before: Trim = []
  let from = 0
  for (const cut of cuts) {
    const whole = joined(before, cut)
    const partly = partsOf(cut, before, descriptions)
    if (partly.length === 0) continue
    stages.push({ before, whole, from, partly })
    before = whole
    from += partly.length
  }
  return {
    count: from + 1,
    at(position) {
      const stage = stages.findLast(each => each.from < position)
      if (!stage) return []
      const made = position - stage.from
      const last = stage.partly[made - 1]
      return made === stage.partly.length || !last ? stage.whole : [...stage.before, last]
    },
    shown: [0, ...stages.map(stage => stage.from + stage.partly.length)],
  }
}

/** A cut made of one description, of two, up to all that it shortens; the longest as it then is first. */
function partsOf(cut: TrimCut, before: Trim, descriptions: readonly Description[]): TrimCut[] {
  return descriptions
    .flatMap(description => {
      const { schema, sentence, sentenceSize, size, text } = description
      const left = isMeant(description, cut) ? leftOf(description, before) : null
      if (left === null || (cut.leave === 'sentence' && left.length <= sentence.length)) return []
      return { schema, size: left === text ? size : left === sentence ? sentenceSize : jsonSize(left) }
    })
    .sort((a, b) => b.size - a.size || a.schema - b.schema)
    .map(({ size, schema }) => ({ ...cut, over: size, through: schema + 1 }))
}

function cutsOf(id: Exclude<TrimRuleId, 'length'>, descriptions: readonly Description[]): TrimCut[] {
  const hasEmbedded = descriptions.some(({ isEmbedded }) => isEmbedded)
  const ofUnserved: TrimCut = { of: 'unserved', leave: 'nothing' }
  switch (id) {
    case 'fewest-lost':
      return [
        ...(descriptions.some(({ isUnserved }) => isUnserved) ? [ofUnserved] : []),
        ...(hasEmbedded ? [{ of: 'embedded', leave: 'sentence' } as const] : []),
        { of: 'all', leave: 'sentence' },
        { of: 'all', below: 0, leave: 'nothing' },
        { of: 'all', leave: 'nothing' },
      ]
    case 'embedded':
      return hasEmbedded ? [{ of: 'embedded', leave: 'nothing' }] : []
    case 'first-sentence':
      return [{ of: 'all', leave: 'sentence' }]
    case 'deepest': {
      const depths = [...new Set(descriptions.map(({ depth }) => depth))].sort((a, b) => b - a)
      return depths.map(depth => ({ of: 'all', below: depth - 1, leave: 'nothing' }))
    }
  }
}

/** A trim and one more whole cut, without what that makes needless. */
function joined(trim: Trim, cut: TrimCut): Trim {
  const isNeedless = (earlier: TrimCut): boolean =>
    cut.of === 'all' &&
    (cut.below ?? -1) <= (earlier.below ?? -1) &&
    (cut.leave === 'nothing' || cut.leave === earlier.leave)
  return [...trim.filter(earlier => !isNeedless(earlier)), cut]
}

function lengthRule(descriptions: readonly Description[]): TrimRule {
  const longest = descriptions.reduce((most, { characters }) => Math.max(most, characters), 0)
  return {
    count: longest + 1,
    at: position => (position === 0 ? [] : [{ of: 'all', leave: longest - position }]),
    shown: [0, ...shownLengths.filter(length => length < longest).map(length => longest - length)],
  }
}
