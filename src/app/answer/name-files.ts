import type { Answered } from '../store'

/**
 * Files as they are named where they lie, those of an archive as they are unpacked; what was pasted is still to be
 * saved.
 */
export function nameFiles({ sources, analysis }: Pick<Answered, 'sources' | 'analysis'>): readonly string[] {
  return sources.flatMap(({ name }) => {
    const unpacked = analysis.sources.filter(source => source.name.startsWith(`${name}/`))
    const names = unpacked.length > 0 ? unpacked.map(source => source.name) : [name]
    return names.map(each =>
      each.replace(/^.*\.(?:zip|tar|tgz|gz)\//i, '').replace(/^pasted(?=(-\d+)?\.yaml$)/, 'FILE'),
    )
  })
}
