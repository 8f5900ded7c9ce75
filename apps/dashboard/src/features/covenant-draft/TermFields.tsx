import { useTexts } from "../../shared/text/defineTexts.ts"
import { draftTexts } from "./draftTexts.ts"
import { PickOne, Text } from "./inputs.tsx"
import { type Period, units } from "./periods.ts"

interface Props<State extends string> {
  readonly states: ReadonlyArray<State>
  readonly names: Readonly<Record<State, string>>
  readonly periods: Readonly<Record<State, Period>>
  readonly onChange: (periods: Readonly<Record<State, Period>>) => void
}

/** A term for each state: a number and what it counts. */
export function TermFields<State extends string>({ names, onChange, periods, states }: Props<State>) {
  const texts = useTexts(draftTexts)
  return states.map((state) => {
    const period = periods[state]
    const change = (part: Partial<Period>) => onChange({ ...periods, [state]: { ...period, ...part } })
    return (
      <fieldset key={state} className="utrecht-form-fieldset__fieldset kv-draft__term">
        <legend className="kv-visually-hidden">{names[state]}</legend>
        <Text label={names[state]} type="number" value={period.count} onChange={(count) => change({ count })} />
        <PickOne
          label={texts.unit}
          value={period.unit}
          options={units.map((unit) => [unit, texts.unitNames[unit]] as const)}
          onChange={(unit) => change({ unit })}
        />
      </fieldset>
    )
  })
}
