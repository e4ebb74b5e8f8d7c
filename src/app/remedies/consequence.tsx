import type { RouteId } from '../../core/route'
import { consequenceOf } from '../../core/verdict'
import { useWords } from '../words'

/** What follows from taking another route: conflicts of fields, and what to do about them. */
export function Consequence({ route }: { readonly route: RouteId }) {
  const { t } = useWords()
  const advice = consequenceOf(route)
  return advice && <p className="small quiet">{t(`advice.${advice}`)}</p>
}
