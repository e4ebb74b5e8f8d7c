import { Suspense } from 'react'
import { plimsollVersion } from '../../core/analysis'
import { limitOf } from '../../core/limit'
import { pasteKeys } from '../../platform'
import { KeyList, loadCommandList } from '../commands'
import { PrivacySentence } from '../intake'
import { Dialog, part } from '../kit'
import { useWords } from '../words'

const CommandList = part(loadCommandList)

/** How to read the page, how to use it without a mouse, and how to check that nothing is sent. */
export default function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const [modifier, key] = pasteKeys()
  return (
    <Dialog title={t('help.title')} closeLabel={t('app.close')} onClose={onClose}>
      <dl className="help" tabIndex={0}>
        <dt>{t('help.line')}</dt>
        <dd>{t('help.lineText')}</dd>
        <dt>{t('help.notOne')}</dt>
        <dd>
          {t('verdict.notOneLimit', {
            data: limitOf('configmap.data').max,
            etcd: limitOf('etcd.request').max,
            annotations: limitOf('meta.annotations').max,
          })}
        </dd>
        <dt>{t('help.bring')}</dt>
        <dd>{t('help.bringText', { modifier, key })}</dd>
        <dt>{t('help.keys')}</dt>
        <dd>
          {t('help.keysText')}
          <KeyList />
        </dd>
        <dt>{t('filter.help')}</dt>
        <dd>{t('filter.helpText')}</dd>
        <dt>{t('help.commands')}</dt>
        <dd>
          {t('help.commandsText', { modifier })}
          <Suspense>
            <CommandList />
          </Suspense>
        </dd>
        <dt>{t('help.estimates')}</dt>
        <dd>{t('help.estimatesText')}</dd>
        <dt>{t('help.trust')}</dt>
        <dd>
          <PrivacySentence /> {t('help.trustText')}
        </dd>
      </dl>
      <p className="help-version quiet small">{t('help.version', { version: plimsollVersion })}</p>
    </Dialog>
  )
}
