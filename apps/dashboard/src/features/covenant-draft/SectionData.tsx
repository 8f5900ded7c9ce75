import { Attestation, Identifier } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { documentTexts } from "../../shared/covenant/documentTexts.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { identifierLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { draftTexts } from "./draftTexts.ts"
import { Text, Ticks } from "./inputs.tsx"
import type { SectionProps } from "./SectionProps.ts"

/** What may be recorded of a person. A covenant about places has no such fields. */
export function SectionData({ fields, onChange }: SectionProps) {
  const texts = useTexts(draftTexts)
  const words = useTexts(documentTexts)
  const label = useLabels()
  const { special } = fields
  const change = (index: number, part: Partial<(typeof special)[number]>) =>
    onChange({ special: special.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <>
      {fields.kinds.includes("radicalisation") && (
        <Ticks
          label={texts.identifiers}
          options={Identifier.literals.map((one) => [one, label(identifierLabels, one)] as const)}
          chosen={fields.identifiers}
          onChange={(identifiers) => onChange({ identifiers })}
        />
      )}
      {fields.kinds.includes("radicalisation") && (
        <Ticks
          label={texts.attestations}
          hint={texts.attestationsHint}
          options={Attestation.literals.map((one) => [one, words.attestations[one]] as const)}
          chosen={fields.sealedAttestations}
          onChange={(sealedAttestations) => onChange({ sealedAttestations })}
        />
      )}
      {fields.identifiers.includes("bsn") && (
        <Text label={texts.bsnLaw} value={fields.bsnLaw} onChange={(bsnLaw) => onChange({ bsnLaw })} />
      )}
      <div className="kv-draft__short">
        <Text
          label={texts.minimumAge}
          type="number"
          value={fields.minimumAge}
          onChange={(minimumAge) => onChange({ minimumAge })}
        />
      </div>
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="utrecht-form-label">{texts.special}</legend>
        <p className="kv-subtle kv-words">{texts.specialHint}</p>
        {special.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a category has no identity here but its place in the form
          <div className="kv-pair" key={index}>
            <Text label={texts.category} value={one.category} onChange={(category) => change(index, { category })} />
            <Text
              label={texts.exception}
              value={one.exception}
              onChange={(exception) => change(index, { exception })}
            />
            <Button
              appearance="subtle-button"
              onClick={() => onChange({ special: special.filter((_, at) => at !== index) })}
            >
              {texts.remove(one.category)}
            </Button>
          </div>
        ))}
        <Button
          appearance="subtle-button"
          onClick={() => onChange({ special: [...special, { category: "", exception: "" }] })}
        >
          + {texts.add}
        </Button>
      </fieldset>
    </>
  )
}
