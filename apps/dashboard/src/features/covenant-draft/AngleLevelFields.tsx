import { Angle, DisclosureLevel } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { Schema } from "effect"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { angleLabels, levelLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import type { AngleLevels } from "./draftFields.ts"
import { draftTexts } from "./draftTexts.ts"
import { PickOne } from "./inputs.tsx"

interface Props {
  readonly levels: ReadonlyArray<AngleLevels>
  readonly onChange: (levels: ReadonlyArray<AngleLevels>) => void
}

const isAngle = Schema.is(Angle)

/** Angles of which something else may be seen than of the others. */
export function AngleLevelFields({ levels, onChange }: Props) {
  const texts = useTexts(draftTexts)
  const label = useLabels()
  const name = (angle: string) => capitalised(isAngle(angle) ? label(angleLabels, angle) : angle)
  const options = [
    ["", texts.asOthers] as const,
    ...DisclosureLevel.literals.map((level) => [level, label(levelLabels, level)] as const)
  ]
  const left = Angle.literals.filter((angle) => levels.every((one) => one.angle !== angle))
  const change = (angle: string, part: Partial<AngleLevels>) =>
    onChange(levels.map((one) => (one.angle === angle ? { ...one, ...part } : one)))
  return (
    <>
      <Heading level={3} appearance="level-4">
        {texts.byAngle}
      </Heading>
      <p className="kv-subtle kv-words">{texts.byAngleHint}</p>
      {levels.map(({ angle, coordinator, partners }) => (
        <fieldset key={angle} className="utrecht-form-fieldset__fieldset">
          <legend className="utrecht-form-label">{name(angle)}</legend>
          <div className="kv-pair">
            <PickOne
              label={texts.levelPartners}
              value={partners}
              options={options}
              onChange={(level) => change(angle, { partners: level })}
            />
            <PickOne
              label={texts.levelCoordinator}
              value={coordinator}
              options={options}
              onChange={(level) => change(angle, { coordinator: level })}
            />
          </div>
          <Button appearance="subtle-button" onClick={() => onChange(levels.filter((one) => one.angle !== angle))}>
            {texts.removeAngle(name(angle))}
          </Button>
        </fieldset>
      ))}
      {left.length > 0 && (
        <PickOne
          label={texts.addAngle}
          value=""
          options={[["", texts.chooseAngle] as const, ...left.map((angle) => [angle, name(angle)] as const)]}
          onChange={(angle) => {
            if (angle !== "") onChange([...levels, { angle, partners: "", coordinator: "existence-only" }])
          }}
        />
      )}
    </>
  )
}
