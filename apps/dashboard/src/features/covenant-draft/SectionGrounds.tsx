import { BasisKind } from "@kruisverband/domain"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { documentTexts } from "../../shared/covenant/documentTexts.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import type { DraftFields } from "./draftFields.ts"
import { draftTexts } from "./draftTexts.ts"
import { PickOne, Text } from "./inputs.tsx"
import type { SectionProps } from "./SectionProps.ts"

type TextField = {
  readonly [Name in keyof DraftFields]: DraftFields[Name] extends string ? Name : never
}[keyof DraftFields]

/** On what the covenant rests, and how it is accounted for. What only one kind of basis asks shows with that kind. */
export function SectionGrounds({ fields, onChange }: SectionProps) {
  const texts = useTexts(draftTexts)
  const words = useTexts(documentTexts)
  const { registry } = useRegistry()
  const text = (name: TextField, label: string, type: "text" | "date" | "email" = "text") => (
    <Text key={name} label={label} type={type} value={fields[name]} onChange={(value) => onChange({ [name]: value })} />
  )
  return (
    <>
      <div className="kv-pair">
        <PickOne
          label={texts.basisKind}
          value={fields.kind}
          options={BasisKind.literals.map((kind) => [kind, words.bases[kind]] as const)}
          onChange={(kind) => onChange({ kind })}
        />
        {text("law", texts.law)}
      </div>
      {fields.kind === "wgs" && text("advice", texts.adviceRef)}
      {fields.kind === "pga" && (
        <div className="kv-pair">
          {text("convenerOffice", texts.convenerOffice)}
          <PickOne
            label={texts.convenerMunicipality}
            value={fields.convenerMunicipality}
            options={[
              ["", ""] as const,
              ...registry.municipalities.map(({ code, name }) => [String(code), name] as const)
            ]}
            onChange={(convenerMunicipality) => onChange({ convenerMunicipality })}
          />
        </div>
      )}
      <div className="kv-triple">
        {text("dpiaReference", texts.dpiaReference)}
        {text("dpiaDate", texts.dpiaDate, "date")}
        <PickOne
          label={texts.risk}
          value={fields.residualRisk}
          options={(["", "acceptable", "high"] as const).map((risk) => [risk, texts.risks[risk]] as const)}
          onChange={(residualRisk) => onChange({ residualRisk })}
        />
      </div>
      {fields.residualRisk === "high" && (
        <div className="kv-pair">
          {text("consultationBody", texts.consultationBody)}
          {text("consultationReference", texts.consultationReference)}
        </div>
      )}
      <div className="kv-pair">
        {text("registerEntry", texts.registerEntry)}
        {text("arrangement", texts.arrangement)}
        {text("notifiedBody", texts.notifiedBody)}
        {text("notifiedReference", texts.notifiedReference)}
      </div>
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="utrecht-form-label">{texts.sections.contact}</legend>
        <div className="kv-pair">
          {text("contactOrganisation", texts.contactOrganisation)}
          {text("contactEmail", texts.contactEmail, "email")}
        </div>
      </fieldset>
    </>
  )
}
