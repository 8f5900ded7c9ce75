import { Angle, DisclosureLevel, type Partner, type Party } from "@kruisverband/domain"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels, levelLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { draftTexts } from "./draftTexts.ts"
import { PickOne, Text } from "./inputs.tsx"
import type { SectionProps } from "./SectionProps.ts"

/** Who may be party: the region's partners as far as one knows them, and who is named already. */
export function SectionParties({ fields, onChange }: SectionProps) {
  const texts = useTexts(draftTexts)
  const label = useLabels()
  const { registry } = useRegistry()
  const { parties } = fields
  const strangers = parties.filter((party) => !registry.partners.some((one) => one.id === party.partner))
  const candidates: ReadonlyArray<Pick<Partner, "id" | "name" | "angle">> = [
    ...registry.partners,
    ...strangers.map(({ partner, angle }) => ({ id: partner, name: partner, angle }))
  ]
  const change = (party: Party) =>
    onChange({ parties: parties.map((one) => (one.partner === party.partner ? party : one)) })
  return (
    <div>
      {candidates.map(({ id, name, angle }) => {
        const party = parties.find((one) => one.partner === id)
        const fresh: Party = {
          partner: id,
          angle,
          roles: [],
          defaultLevel: angle === "mental-health" ? "existence-only" : "full",
          trainingRequired: false
        }
        return (
          <div key={id} className="kv-draft__party">
            <Choice
              kind="checkbox"
              name="party"
              label={name}
              hint={label(angleLabels, angle)}
              checked={party !== undefined}
              onChange={(on) =>
                onChange({ parties: on ? [...parties, fresh] : parties.filter((one) => one.partner !== id) })
              }
            />
            {party !== undefined && (
              <PartyTerms
                party={party}
                name={name}
                onChange={change}
                aboutPersons={fields.kinds.includes("radicalisation")}
              />
            )}
          </div>
        )
      })}
      <Choice
        kind="checkbox"
        name="boundTokens"
        label={texts.boundTokens}
        hint={texts.boundTokensHint}
        checked={fields.boundTokens}
        onChange={(boundTokens) => onChange({ boundTokens })}
      />
    </div>
  )
}

interface TermsProps {
  readonly party: Party
  readonly name: string
  readonly onChange: (party: Party) => void
  /** Only who may be named can be sealed. */
  readonly aboutPersons: boolean
}

function PartyTerms({ party, name, onChange, aboutPersons }: TermsProps) {
  const texts = useTexts(draftTexts)
  const label = useLabels()
  return (
    <fieldset className="kv-draft__terms">
      <legend className="kv-visually-hidden">{name}</legend>
      <PickOne
        label={texts.partyAngle}
        value={party.angle}
        options={Angle.literals.map((angle) => [angle, label(angleLabels, angle)] as const)}
        onChange={(angle) => onChange({ ...party, angle })}
      />
      <div className="kv-pair">
        <PickOne
          label={texts.level}
          value={party.defaultLevel}
          options={DisclosureLevel.literals.map((level) => [level, label(levelLabels, level)] as const)}
          onChange={(defaultLevel) => onChange({ ...party, defaultLevel })}
        />
        <Text
          label={texts.professions}
          hint={texts.professionsHint}
          value={party.roles.join(", ")}
          onChange={(text) => onChange({ ...party, roles: rolesIn(text) })}
        />
      </div>
      <Choice
        kind="checkbox"
        name="training"
        label={texts.training}
        checked={party.trainingRequired}
        onChange={(trainingRequired) => onChange({ ...party, trainingRequired })}
      />
      {aboutPersons && (
        <Choice
          kind="checkbox"
          name="sealing"
          label={texts.sealing}
          hint={texts.sealingHint}
          checked={party.sealsAtSource === true}
          onChange={(sealsAtSource) => onChange({ ...party, sealsAtSource })}
        />
      )}
    </fieldset>
  )
}

/** Keeps a comma just typed, so that the next word can follow. */
const rolesIn = (text: string): ReadonlyArray<string> => {
  const roles = text.split(",").map((role) => role.trimStart())
  return roles.length === 1 && roles[0] === "" ? [] : roles
}
