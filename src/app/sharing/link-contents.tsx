import { useId } from 'react'
import { Icon } from '../kit'
import { useWords } from '../words'

/** What a link holds and what it does not. `names`: of so many resources; `withText`: it holds the manifest. */
export function LinkContents({ names, withText }: { readonly names: number; readonly withText: boolean }) {
  const { t } = useWords()
  const inLink = withText
    ? [t('share.text'), t('share.sizes')]
    : [t('share.names', { count: names }), t('share.sizes'), t('share.digest')]
  const notInLink = withText ? [t('share.noFolder')] : [t('share.noText'), t('share.noValues'), t('share.noFolder')]
  return (
    <div className="share-lists">
      <List title={t('share.inLink')} items={inLink} icon="check" />
      <List title={t('share.notInLink')} items={notInLink} icon="remove" />
    </div>
  )
}

function List(props: { readonly title: string; readonly items: readonly string[]; readonly icon: 'check' | 'remove' }) {
  const id = useId()
  return (
    <div>
      <h3 id={id}>{props.title}</h3>
      <ul aria-labelledby={id}>
        {props.items.map(item => (
          <li key={item}>
            <Icon name={props.icon} />
            {item}
          </li>
        ))}
      </ul>
    </div>
  )
}
