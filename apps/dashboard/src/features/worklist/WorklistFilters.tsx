import { Angle, Facet, SignalKind } from "@kruisverband/domain"
import { useNavigate } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { useId } from "react"
import type { Registry } from "../../shared/api/useRegistry.ts"
import { useTitleOf } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels, facetLabels, kindLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Select } from "../../shared/ui/Select.tsx"
import { readWorklistSearch, type WorklistSearch } from "./WorklistSearch.ts"
import { worklistTexts } from "./worklistTexts.ts"

interface Props {
  readonly search: WorklistSearch
  readonly registry: Registry
}

export function WorklistFilters({ search, registry }: Props) {
  const texts = useTexts(worklistTexts)
  const label = useLabels()
  const titleOf = useTitleOf()
  const navigate = useNavigate()
  const id = useId()
  const choose = (name: keyof WorklistSearch, value: string) => {
    const rest: Record<string, string> = { ...search }
    delete rest[name]
    void navigate({ to: "/worklist", search: readWorklistSearch(value === "" ? rest : { ...rest, [name]: value }) })
  }
  const filters = [
    {
      name: "municipality",
      label: texts.municipality,
      options: registry.municipalities.map(({ code, name }) => ({ value: code, text: name }))
    },
    {
      name: "angle",
      label: texts.angle,
      options: Angle.literals.map((angle) => ({ value: angle, text: label(angleLabels, angle) }))
    },
    {
      name: "kind",
      label: texts.kind,
      options: SignalKind.literals.map((kind) => ({ value: kind, text: label(kindLabels, kind) }))
    },
    {
      name: "facet",
      label: texts.facet,
      options: Facet.literals.map((facet) => ({ value: facet, text: label(facetLabels, facet) }))
    },
    {
      name: "covenant",
      label: texts.covenant,
      options: registry.covenants.map((covenant) => ({
        value: covenant.id,
        text: titleOf(covenant)
      }))
    }
  ] as const
  const kept = { ...(search.state && { state: search.state }), ...(search.view && { view: search.view }) }
  const active = filters.some(({ name }) => search[name] !== undefined)
  return (
    <search className="kv-filters" aria-label={texts.filters}>
      {filters.map((filter) => (
        <div key={filter.name} className="kv-filters__one">
          <label htmlFor={`${id}-${filter.name}`} className="kv-small kv-subtle">
            {filter.label}
          </label>
          <Select
            id={`${id}-${filter.name}`}
            value={search[filter.name] ?? ""}
            onChange={(value) => choose(filter.name, value)}
          >
            <option value="">{texts.all}</option>
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </Select>
        </div>
      ))}
      {active && (
        <Button appearance="subtle-button" onClick={() => void navigate({ to: "/worklist", search: kept })}>
          {texts.clear}
        </Button>
      )}
    </search>
  )
}
