import { useState } from 'react'
import { Icon, part } from '../kit'
import { type Answered, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { PictureStage } from './picture-stage'
import { pictureFileName } from './picture-tools'
import { useSizeModel } from './use-size-model'

const SizePicture = part(() => import('./size-picture'))

/** Saves the size chart of the chosen measure as SVG; not there where that measure has no chart. */
export function SizePictureButton({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const kind = usePage(state => (state.picture === 'log' ? 'log' : 'linear'))
  const model = useSizeModel(answered, kind)
  const [isDrawing, setDrawing] = useState(false)
  if (!model) return null
  const source = answered.analysis.sources[0]?.name ?? ''
  const title = [source, t(`measure.${model.measure.id}`)].filter(Boolean).join(' · ')
  return (
    <>
      <button type="button" className="button" onClick={() => setDrawing(true)}>
        <Icon name="download" />
        {t('share.chart')}
      </button>
      {isDrawing && (
        <PictureStage
          fileName={pictureFileName(source, model.measure.id)}
          format="svg"
          onFail={() => store.getState().notify({ code: 'picture-failed' })}
          onDone={() => setDrawing(false)}
        >
          <SizePicture model={model} title={title} />
        </PictureStage>
      )}
    </>
  )
}
