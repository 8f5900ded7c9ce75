import type { CovenantDocument } from "@kruisverband/domain"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels, levelLabels, professionLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { covenantTexts } from "./covenantTexts.ts"
import { visibilityOf } from "./visibility.ts"

export function VisibilityMatrix({ covenant }: { readonly covenant: CovenantDocument }) {
  const texts = useTexts(covenantTexts)
  const label = useLabels()
  const { registry } = useRegistry()
  return (
    <ScrollRegion about={texts.matrix}>
      <table className="kv-table kv-matrix">
        <thead>
          <tr>
            <th scope="col">{texts.party}</th>
            <th scope="col">{texts.angle}</th>
            <th scope="col">{texts.roles}</th>
            <th scope="col">{texts.standard}</th>
            <th scope="col">{texts.coordinator}</th>
            <th scope="col">{texts.partners}</th>
            <th scope="col">{texts.policy}</th>
          </tr>
        </thead>
        <tbody>
          {visibilityOf(covenant).map(({ party, coordinator, partners }) => (
            <tr key={party.partner}>
              <th scope="row" className="kv-matrix__party">
                {registry.partnerName(party.partner)}
              </th>
              <td>{label(angleLabels, party.angle)}</td>
              <td>
                {party.roles.length === 0
                  ? texts.anyRole
                  : party.roles.map((role) => label(professionLabels, role)).join(", ")}
              </td>
              <td>{label(levelLabels, party.defaultLevel)}</td>
              <td>{texts.matrixCells[coordinator]}</td>
              <td>{texts.matrixCells[partners]}</td>
              <td>{texts.policyCell}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
