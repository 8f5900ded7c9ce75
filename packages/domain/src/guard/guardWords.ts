/**
 * Words by which the guards on content decide. All are folded (lower case, no diacritics). `*` stands for any letters.
 * Sources: requirement A6 (religious observance), Grondwet art. 6–9 (belief, expression, association, assembly),
 * the behaviour vocabulary for what goes beyond them.
 */
export const religiousWords: ReadonlyArray<string> = [
  ...words(`
    hijab* hidjab* hoofddoek* niqab* nikab* boerka* burka* burqa* sluier* veil veils veiled headscar* abaya* tsjador chador
    djellaba* jellaba* djelleba* galabia* thobe keppel* kippa kippah yarmulke* tulband* turban* kruisje baard baarden baardje* beard*
    bid bidt bidden biddend* gebed gebeden gebeds* pray* namaz salat moskee* mosque* masjid* kerk* church* synago* tempel* temple*
    ramadan* vasten gevast vastenmaand fasting fasted fasts iftar* suikerfeest* offerfeest* eid halal* haram koosjer kosher varkensvlees pork
    koran* quran* bijbel* bible* thora* torah* hadith* bekeer* bekering* bekeren converted converts convert conversion gedoopt doop
    gelovig* geloof geloofs* religie* religieus* religious* religion* faith vroom vrome vroomheid devout* orthodox* salafi* imam* dominee* rabbijn* rabbi*
    bedevaart* hadj hajj umra* pilgrimage* preek preken sermon* communie biecht catechisatie
  `),
  "bad (?:vijf|een|drie|elke|tot)",
  "geeft vrouwen geen hand",
  "drinkt geen alcohol",
  // What somebody is counts as belief only where it is said of somebody: "moslims moeten weg" is said of others.
  "(?:is|was|ben|werd|wordt|became|becomes) (?:\\S+ ){0,2}(?:moslim|moslima|muslim|christen|christian|joods|jood|jewish|hindoe|hindu|sikh|boeddhist|buddhist|katholiek|catholic)",
  "(?:moslim|moslima|christen|joods|hindoe|boeddhist|katholiek) (?:is )?geworden",
  "(?:verdiept|leest|leert|praat|spreekt|vertelt) (?:\\S+ ){0,4}islam",
  "(?:reads|learns|talks|speaks|interested) (?:\\S+ ){0,3}islam"
]

export const politicalWords: ReadonlyArray<string> = [
  ...words(`
    demonstratie* demonstre* demonstrat* gedemonstreerd protest* betoging* betoger* actievoer* activis* gestemd stemgedrag vote voted votes voting verkiezing* election* petitie* petition*
    vakbond* flyer* geflyerd pamflet* folders partijlid* lidmaatschap politiek* political* politics staking* staakt gestaakt strike strikes
    pvv fvd bij1 vvd d66 pvda cda sgp christenunie groenlinks bbb ja21
  `),
  "stem(?:t|de|den|men)? op",
  "(?:gaan|ging|gaat|gingen|mag|mogen|wil|wilde) stemmen",
  "(?:politieke|linkse|rechtse|nieuwe|lokale) partij",
  "lid van (?:de |een )?(?:\\S+ )?(?:partij|bond|beweging)",
  "member of (?:the |a )?(?:\\S+ )?(?:party|union)",
  "trade union*",
  "forum voor democratie",
  "extinction rebellion",
  "handtekening(?:en)? (?:\\S+ )?(?:opgehaald|verzameld|gezet)",
  "kritiek op (?:de|het) (?:\\S+ )?(?:regering|overheid|kabinet|beleid)",
  "critici[sz]e[sd]? the government"
]

/** Behaviour or expression beyond belief and politics. Judgements such as "radicaal" are not among them: they describe nothing. */
export const beyondWords: ReadonlyArray<string> = [
  ...words(`
    weg_met minderwaardig* verbied* verbood* forbid* forbade verbrand* *verbrand *verbranding bespu* nageroep* uitgejouwd afgerukt afgetrokken
    dreig* bedreig* gedreigd* threat* intimid* menac* geweld* *geweld violen* agressi* aggressi* slaat sloeg sloegen slaan geslagen schop* geschopt kick* punch* hitting trapte getrapt vecht* gevecht* gevochten vocht vochten knok* geknok* fight* fought
    aanval* aangevallen viel_aan attack* aanslag* moord* vermoord* murder* kill* gedood doodschieten doodsteken doodmaken schieten schoot shoot* neergestoken neersteken stabb*
    wapen* vuurwapen* weapon* gun guns knife knives mes messen pistool* geweer* machete* bom bommen *bom *bommen bomb* explosie* explosive* molotov* brandstich* arson
    haat haatte haten haatd* haatz* haatp* haatb* gehaat hate hates hated hateful hatred hating minacht* verachting veracht despis* ongelovig* infidel* kafir* kuffar* kaffer* scheld* schold* gescholden uitgescholden uitscheld* beledig* insult* verneder* humiliat* pest* gepest bully* bullied treiter* spuug* spuwt gespuugd
    discrimin* racis* nazi* hakenkruis* swastika* hitlergroet* antisemit* jodenhaat moslimhaat homohaat ontmenselijk* dehumani*
    verheerlijk* glorif* propaganda* onthoofd* behead* executie* martela* martyr* jihad* kalifaat* caliphate* isis uitreiz* uitgereisd afreizen ronsel* geronseld rekrut* gerekruteerd recruit* geworven werft
    dwing* dwong* gedwongen coerc* forces forced forcing opgehitst ophits* opruien* opgeruid* incit* chantage* chanteer* blackmail* stalk* achtervolg* lastigval* lastiggevallen harass*
    vernie* verniel* vandal* beklad* bekladden gespoten graffiti ingegooid gooi* gegooid throw* threw vuurwerk* fireworks rellen relschoppers riot* opstoot* vechtpartij* confrontatie* confront* spanning* onrust* tension* unrest ruzie* quarrel* schreeuw* geschreeuwd shout* yell* woede* woedend* furious boos boze angry
    teruggetrokken terugtrek* withdraw* withdrew afgezonderd zonderde geisoleerd isoleer* isolement isolat* afgekeerd
  `),
  "trekt zich (?:\\S+ ){0,3}terug",
  "trok zich (?:\\S+ ){0,3}terug",
  "zondert zich (?:\\S+ ){0,3}af",
  "(?:keert|keerde) zich (?:\\S+ ){0,3}(?:af|tegen)",
  "(?:contact|contacten|banden) (?:\\S+ ){0,4}(?:verbroken|verbreekt|verbrak|verbreken)",
  "(?:verbreekt|verbrak|verbroken) (?:\\S+ ){0,4}(?:contact|contacten|banden)",
  "(?:breekt|brak|gebroken|brekt) met",
  "(?:broke|breaks|broken|cut|cuts) (?:\\S+ )?(?:off|with|ties|contact)",
  "geen contact meer",
  "(?:praat|spreekt|sprak|praatte) niet meer",
  "no longer (?:speaks|talks)",
  "vrienden laten vallen",
  "(?:radicale|extremistische|jihadistische|gewelddadige) (?:site|website|kanaal|kanalen|filmpje|video|preek|preken|groep)\\p{L}*",
  "(?:radical|extremist|violent) (?:site|website|channel|video|content|group)\\p{L}*",
  "(?:moet|moeten|horen|hoort) (?:\\S+ ){0,4}(?:het land uit|oprotten|weg|niet thuis)",
  "(?:oprotten|het land uit|eigen volk eerst)",
  "(?:down with|go home|out of our country|do not belong here)",
  "laat (?:\\S+ ){0,3}vrienden vallen",
  "(?:dood|death) (?:aan|to)",
  "(?:moet|moeten|mogen) (?:\\S+ ){0,2}dood",
  "deserves? to die",
  "in brand (?:gestoken|steken|zetten)",
  "islamitische staat",
  "islamic state",
  "naar (?:syrie|irak|afghanistan|somalie)",
  "to (?:syria|iraq|afghanistan|somalia)",
  "onder druk (?:gezet|zet|zetten)",
  "wij tegen zij",
  "us (?:versus|against) them"
]

/** Words that make no sense without an illness or its treatment. Stricter than talk of feelings on purpose. */
export const medicalWords: ReadonlyArray<string> = [
  ...words(`
    schizofre* schizophren* psychose* psychotisch* psychosis psychotic* autis* asperger adhd depressie depressies depressief depressieve depression depressed borderline ptss ptsd bipola* manisch* manic dementie dementia
    persoonlijkheidsstoornis* angststoornis* *stoornis *stoornissen diagnose* gediagnosticeerd* diagnos* medicatie* medicijn* medication* antipsychotic* antidepress* lithium ritalin methylfenidaat methylphenidate haldol dsm icd
    suicid* zelfmoord* zelfbeschadig* anorexi* boulimi* epilepsie epilepsy verslavingsbehandeling dwangopname opgenomen_in_kliniek verstandelijk_beperkt iq
  `),
  "(?:disorder|disorders)"
]

/** One expression for a list: whole words, over a text of folded words with one space between. */
export function wordPattern(words: ReadonlyArray<string>): RegExp {
  const one = words.map((word) => word.replaceAll(/(?<!\)|\]|\\S|\})\*/gu, "\\p{L}*").replaceAll("_", " "))
  return new RegExp(`(?<=^|[ -])(?:${one.join("|")})(?=[ -]|$)`, "gu")
}

function words(text: string): ReadonlyArray<string> {
  return text.split(/\s+/u).filter((word) => word !== "")
}
