import type { Dice } from './seeded-dice'

type Words = readonly [string, ...string[]]

const things: Words = [
  'anchorage',
  'berth',
  'bollard',
  'buoy',
  'cargo',
  'channel',
  'crane',
  'crew',
  'dock',
  'draught',
  'fender',
  'ferry',
  'gangway',
  'gate',
  'hatch',
  'hawser',
  'hold',
  'jetty',
  'ledger',
  'lock',
  'mooring',
  'pilot',
  'quay',
  'ramp',
  'signal',
  'sluice',
  'tide',
  'towline',
  'tug',
  'warehouse',
  'watch',
  'winch',
]

const aspects: Words = [
  'Allowance',
  'Capacity',
  'Count',
  'Delay',
  'Depth',
  'Height',
  'Interval',
  'Label',
  'Limit',
  'Margin',
  'Mode',
  'Name',
  'Offset',
  'Order',
  'Owner',
  'Policy',
  'Rate',
  'Reason',
  'Reference',
  'Schedule',
  'Share',
  'Speed',
  'State',
  'Window',
]

const duties: Words = [
  'is kept by the harbour office',
  'is read once when the operator starts',
  'is compared with the tide table',
  'follows the largest ship at the quay',
  'is handed to the lock keeper',
  'is shared by all berths of a basin',
  'is written into the ledger',
  'is announced on the harbour radio',
  'is checked before a pilot goes on board',
  'is taken from the chart',
  'counts towards the dues of the owner',
  'is measured at mean low water',
]

const conditions: Words = [
  'while a ship is at the berth',
  'until the gate has closed',
  'when no pilot is on duty',
  'as long as the tide is falling',
  'after the last line is made fast',
  'before the crane is released',
  'during a storm warning',
  'whenever the draught changes',
  'if the channel is being dredged',
  'between two turns of the tide',
  'once the customs desk has answered',
  'on the night watch',
]

const consequences: Words = [
  'A value that the office does not know is kept as it stands and reported in the status.',
  'An empty value means that the harbour decides.',
  'Ships that are already inside are not asked to leave.',
  'A change takes effect at the next high water, not at once.',
  'Two berths never share one value, even where they share a quay.',
  'The larger of both values wins where a ferry and a freighter meet.',
  'Older offices ignore it and go on with what they were told last.',
  'It cannot be taken back once the towline is on the hook.',
  'Nothing is moved on its account; it is only remembered.',
  'The watch is told when it stays unset for longer than one tide.',
  'Values below the allowance are raised to it, values above are refused.',
  'See the handbook of the basin for the figures that apply there.',
]

/** A field's name: `tideOffset`. */
export function fieldName(dice: Dice): string {
  return dice.pick(things) + dice.pick(aspects)
}

/** What a field says about itself: `sentences` sentences, broken into lines as generators of CRDs do. */
export function description(subject: string, sentences: number, dice: Dice): string {
  let text = `${subject} ${dice.pick(duties)} ${dice.pick(conditions)}.`
  for (let sentence = 1; sentence < sentences; sentence++) {
    text += ` ${sentence % 2 === 1 ? dice.pick(consequences) : `The ${dice.pick(things)} ${dice.pick(duties)} ${dice.pick(conditions)}.`}`
  }
  return text.replace(/(.{1,74})(?: |$)/g, '$1\n').trimEnd()
}
