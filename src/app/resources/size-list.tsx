import type { ResourceReport } from '../../core/analysis'
import { type Bytes, formatCount } from '../../core/bytes'
import { useGzip } from '../store'
import { useWords } from '../words'

/** Every size of a resource, in the order in which it comes to have it. What it has not is left out. */
export function SizeList({ index, resource }: { readonly index: number; readonly resource: ResourceReport }) {
  const { t } = useWords()
  const gzip = useGzip(index)
  const { bytes, known } = resource
  const groups: readonly (readonly ['written' | 'sent' | 'kept', readonly Size[]])[] = [
    [
      'written',
      [
        ['source', bytes.source, false],
        ['json', bytes.json, false],
        ['jsonDocument', bytes.jsonDocument, false],
        ['gzip', gzip, known.gzip === 'estimate'],
        ['data', bytes.data, false],
      ],
    ],
    [
      'sent',
      [
        ['lastApplied', bytes.lastApplied, false],
        ['annotations', bytes.annotations, false],
        ['ownAnnotations', bytes.ownAnnotations, false],
        ['requestApply', bytes.request.apply, false],
        ['requestServerSide', bytes.request.serverSideApply, false],
        ['requestCreate', bytes.request.create, false],
      ],
    ],
    [
      'kept',
      [
        ['etcdApply', bytes.etcdValue.clientSideApply, known.etcdValue === 'estimate'],
        ['etcdServerSide', bytes.etcdValue.serverSideApply, known.etcdValue === 'estimate'],
        ['etcdCreate', bytes.etcdValue.create, known.etcdValue === 'estimate'],
      ],
    ],
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="sizes" aria-label={t('resource.allSizes')} tabIndex={0}>
      {groups.map(([group, sizes]) => (
        <table key={group}>
          <caption>{t(`resource.group.${group}`)}</caption>
          <tbody>
            {sizes.map(([id, size, estimated]) =>
              size === null ? null : (
                <tr key={id}>
                  <th scope="row">{t(`resource.size.${id}`)}</th>
                  <td>
                    {estimated && '≈ '}
                    {formatCount(size)}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      ))}
    </section>
  )
}

type SizeId =
  | 'source'
  | 'json'
  | 'jsonDocument'
  | 'gzip'
  | 'data'
  | 'lastApplied'
  | 'annotations'
  | 'ownAnnotations'
  | 'requestApply'
  | 'requestServerSide'
  | 'requestCreate'
  | 'etcdApply'
  | 'etcdServerSide'
  | 'etcdCreate'

type Size = readonly [id: SizeId, bytes: Bytes | null, estimated: boolean]
