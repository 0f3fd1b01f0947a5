import type { SubFrame } from '@mirador/core/terms.ts'
import type { Concepts } from './concepts.ts'

/** Where the people must stand that a phrase is about: nowhere, in its sentence, right after it, right before it. */
type Place = 'alone' | 'near' | 'after' | 'before'

/**
 * The words of each image of immigrants. Hostile: threat and burden, illegality, and the metaphors of water, war, animals and
 * disease (Santa Ana 2002, "Brown Tide Rising"; Chavez 2013, "The Latino Threat"; O'Brien 2003, on immigrants as objects and
 * vermin). Sympathetic: the victim frames of humanitarian coverage and those of work, belonging and contribution (Benson 2013,
 * "Shaping Immigration News"). `literal` masks what only looks like them.
 */
export const imagery = {
  safety: {
    alone: {
      en: 'migrant crime | immigrant crime | alien crime | criminal alien | criminal illegal | criminal migrant | criminal immigrant | migrant gang | immigrant gang | migrant criminal | immigrant criminal | violent immigrant | violent migrant | violent illegal | dangerous immigrant | dangerous migrant | dangerous illegal | angel family | angel families | angel mom | angel dad | bad hombres | foreign criminal | sleeper cell | military age men | illegal alien killer',
      es: 'crimen migrante | inmigrante criminal | migrante criminal | extranjero criminal | delincuente extranjero | inmigrante delincuente | migrante delincuente | inmigrantes peligrosos | migrantes peligrosos',
    },
    near: {
      en: 'criminal | crime | crime wave | rapist | =murderer | =murderers | felon | thug | gang | gang member | ms 13 | =ms13 | =terrorist | =terrorists | =terrorism | drug dealer | drug smuggler | drug mule | bring drugs | predator | pedophile | threat to | security threat | security risk | public safety | national security risk | disease | infectious | kill americans | kill american | killer | drunk driver | sex offender | child molester | carnage | homeland threat | menace | endanger | bloodthirsty | gunmen | lawless violence | violent criminals | unvetted | tren de aragua',
      es: 'criminal | crimen | =delincuencia | delincuente | =violador | =violadores | =asesino | =asesinos | pandillero | pandilla | terrorista | terrorismo | narcotraficante | traer drogas | depredador | amenaza para la seguridad | amenaza a la seguridad | seguridad publica | inseguridad | enfermedad | enfermedades | peligro para | peligroso | =maras | mara salvatrucha | tren de aragua | ms 13',
    },
    after: {
      en: 'killed by | murdered by | slain by | raped by | stabbed by | assaulted by | attacked by | molested by | shot by | crimes by | murder by | killing by',
      es: 'asesinado por | asesinada por | violada por | atacado por | atacada por | muerto a manos de | crimenes de | delitos de | delitos cometidos por | crimenes cometidos por',
    },
    before: {
      en: '=kills | =murders | =rapes | =stabs | charged with murder | charged with rape | charged in murder | charged in killing | charged with killing | accused of murder | accused of murdering | accused of killing | accused of rape | accused of raping | convicted of | suspected of killing | who killed | commit crimes | bring crime',
      es: '=mata | =asesina | =viola | acusado de asesinato | acusado de asesinar | acusado de matar | acusado de violar | acusado de homicidio | cometen delitos | cometen crimenes | traen crimen',
    },
  },
  jobs: {
    alone: {
      en: 'steal our jobs | stealing our jobs | stole our jobs | take our jobs | taking our jobs | took our jobs | takes our jobs | steal american jobs | take american jobs | taking american jobs | jobs from americans | jobs from american | jobs away from american | replace american workers | replacing american workers | undercut american workers | displace american workers | hurt american workers | cheap foreign labor | american workers first | import cheap labor | jobs should go to americans',
      es: 'quitan el trabajo | quitan empleos | quitan trabajos | quitarnos el trabajo | nos quita el trabajo | nos quitan el trabajo | nos quitan los empleos | roban empleos | roban el trabajo | robar el trabajo | robar empleos | quitar empleos | quitan los empleos | quitar el trabajo | desplazan a los trabajadores | trabajo a los estadounidenses | empleos a los estadounidenses',
    },
    near: {
      en: 'steal jobs | stealing jobs | take jobs | taking jobs | took jobs | job loss | job losses | jobs stolen | lower wages | depress wages | drive down wages | undercut wages | suppress wages | wages down | cheap labor | american workers | native workers | native born workers | u s workers | american jobs | black workers | unemployed americans | job competition | compete for jobs | competing for jobs | out of work | blue collar jobs',
      es: 'mano de obra barata | bajan los salarios | bajar los salarios | competencia desleal | trabajadores estadounidenses | trabajadores nativos | empleos estadounidenses | perdida de empleos | desempleo',
    },
  },
  purse: {
    alone: {
      en: 'burden on taxpayers | burden on the taxpayer | burden taxpayers | cost taxpayers | costing taxpayers | taxpayer expense | welfare magnet | public charge | living off welfare | living off the government | medicaid for illegal | welfare for illegal | benefits for illegal | health care for illegal | taxpayer funded benefits',
      es: 'carga para los contribuyentes | costo para los contribuyentes | carga publica | viven del estado | vivir del estado | viven de las ayudas | vivir de las ayudas | paguitas | turismo sanitario',
    },
    near: {
      en: 'taxpayer | tax payer | welfare | food stamps | freeloader | free loader | moocher | handout | free health care | free healthcare | free college | free education | drain on | strain on | burden on | burden to | a burden | drain our | strain our | overwhelm schools | overwhelm hospitals | public benefits | government benefits | federal benefits | government assistance | public assistance | in state tuition | medicaid | stimulus checks | cost billions | costing billions | cost us | leech off | sponging | overburden | entitlements | housing vouchers',
      es: 'contribuyente | asistencia social | ayudas sociales | ayuda social | cupones de alimentos | beneficios publicos | beneficios sociales | una carga | carga para | carga economica | colapsan | saturan los hospitales | saturan los servicios | gratis | subsidios | cuestan millones | costo fiscal | gasto publico',
    },
  },
  cohesion: {
    alone: {
      en: 'great replacement | replacement theory | replace us | replacing us | replace white | white genocide | poisoning the blood | poison the blood | way of life | our culture | american culture | western civilization | demographic change | demographic replacement | import voters | importing voters | third world country | third world invasion | national identity | refuse to assimilate | fail to assimilate | never assimilate | don t assimilate | won t assimilate | not assimilate | refuse to learn english | don t speak english | won t speak english | won t learn english | english only | sharia law | =islamization | balkanization | change our country | changing our country | destroying our country | destroy our country | ruining our country | ruining this country | destroying america | noncitizen voting | noncitizens voting | illegal voters | illegal voting | illegal votes | vote illegally | voted illegally | white replacement',
      es: 'gran reemplazo | teoria del reemplazo | nuestra cultura | nuestra identidad | identidad nacional | civilizacion occidental | envenenan la sangre | envenenando la sangre | no se integran | no se asimilan | nunca se integran | no quieren integrarse | no hablan ingles | no aprenden ingles | cambio demografico | importar votantes | votar ilegalmente | voto ilegal | destruyen nuestro pais | destruir nuestro pais | genocidio blanco | estilo de vida | islamizacion',
    },
    near: {
      en: 'our values | culture clash | dilute | disunity | divided country | voter fraud | backward culture | unassimilated | foreign flag | mexican flag | tribal | tribalism | our heritage | white majority',
      es: 'nuestros valores | fraude electoral',
    },
  },
  illegality: {
    alone: {
      en: 'illegal alien | illegal immigrant | illegal migrant | illegal immigration | illegal migration | =illegals | illegal border | illegal crossing | illegal crosser | illegal crossings | illegal entry | illegal entrant | illegal kids | illegal children | illegal foreign | enter illegally | entered illegally | crossed illegally | crossing illegally | came illegally | here illegally | country illegally | border illegally | rule of law | lawbreaker | law breaker | broke the law | broke our laws | break the law | break our laws | breaking the law | breaking our laws | amnesty | catch and release | jump the line | cut in line | line jumper | queue jumper | border jumper | border hopper | open borders | asylum fraud | fraudulent asylum | fake asylum | bogus asylum | phony asylum | marriage fraud | illegal status | illegal workers | illegal worker | illegal labor | sneak across | sneak into | snuck across | sneaking across | lawless border',
      es: 'inmigrante ilegal | migrante ilegal | inmigracion ilegal | migracion ilegal | extranjero ilegal | =ilegales | ilegalmente | cruce ilegal | entrada ilegal | amnistia | estado de derecho | violar la ley | violan la ley | infringir la ley | romper la ley | fuera de la ley | se cuelan | =colarse | saltarse la fila | fronteras abiertas | frontera abierta | fraude de asilo | asilo fraudulento | trabajador ilegal',
    },
    near: {
      en: 'illegal | illegally | unlawful | unlawfully | lawless | lawlessness | anarchy | loophole | fraudulent | fugitive | fake documents | false documents | stolen identities | identity theft | scofflaw',
      es: 'ilegal | ilicito | documentos falsos | fraude | anarquia | ilegalidad | sin ley | laguna legal',
    },
  },
  dehumanising: {
    alone: {
      en: 'migrant invasion | immigrant invasion | alien invasion | border invasion | illegal invasion | mexican invasion | invasion of our country | invasion of illegals | invading our country | invading america | invade our country | invaded by | subhuman | sub human | less than human | migrant flood | immigrant flood | migrant tide | brown tide | human tide | human wave | human flood | migrant horde | migrant swarm | migrant army | poisoning the blood | poison the blood | anchor baby | anchor babies | human garbage | infest our | infesting our | infested with',
      es: 'invasion migrante | invasion de migrantes | invasion de inmigrantes | invaden nuestro pais | invadir nuestro pais | marea humana | avalancha humana | avalancha migratoria | oleada migratoria | ola migratoria | marea migratoria | subhumano | infrahumano | basura humana | envenenan la sangre | bebe ancla | bebes ancla',
    },
    near: {
      en: 'invasion | invade | invader | infest | infestation | vermin | =animals | =animal | cockroach | parasite | leech | swarm | =horde | =hordes | overrun | onslaught | scum | =savages | =savage | =rats | =plague | =plagues | =pests | garbage | =filth | breed like | stampede | locusts | maggots | lice | catch like fish | hunt them | =herd | =herded',
      es: 'invasion | invadir | =invaden | invasor | plaga | animales | alimañas | cucaracha | parasito | escoria | horda | =ratas | basura | salvajes | infestar | =manada | =manadas | sanguijuela | enjambre | bestias | langostas',
    },
    after: {
      en: 'flood of | floods of | floodgates to | wave of | waves of | wave after wave of | tidal wave of | tide of | rising tide of | torrent of | deluge of | tsunami of | avalanche of | horde of | hordes of | swarm of | swarms of | army of | armies of | infestation of | invasion of | surge of | stream of | flooded with | flooded by | overrun with | overrun by | overwhelmed by | swamped by | swamped with | inundated with | inundated by',
      es: 'ola de | oleada de | oleadas de | avalancha de | marea de | torrente de | diluvio de | tsunami de | aluvion de | horda de | hordas de | ejercito de | enjambre de | plaga de | invasion de | inundado de | inundada de | inundados de',
    },
    before: {
      en: 'flood | flooding | pour in | pour into | pour across | pour over | pouring in | pouring into | pouring across | pouring over | stream across | streaming across | streaming into | swarm | overrun | invade | infest | surge across | surging across | breed | tsunami | deluge',
      es: '=inundan | =invaden | =infestan | entran en masa | en masa | =desbordan | se reproducen',
    },
  },
  hardship: {
    alone: {
      en: 'migrant deaths | humanitarian crisis | kids in cages | children in cages | hunger strike | wage theft | dangerous journey | perilous journey | treacherous journey | fear of deportation | fear deportation | threat of deportation | human trafficking victims | died in custody | deaths in custody | died in ice custody | inhumane conditions | squalid conditions | child labor | forced labor',
      es: 'muertes de migrantes | crisis humanitaria | niños en jaulas | huelga de hambre | robo de salarios | peligrosa travesia | viaje peligroso | miedo a la deportacion | temor a la deportacion | murio bajo custodia | condiciones inhumanas | trabajo infantil | trabajo forzado',
    },
    near: {
      en: 'die | died | deadly | dead | death | dying | =killed | drown | perish | suffer | suffering | abuse | abused | exploit | exploitation | trauma | traumatize | flee | fled | persecution | victim | victimize | abandon | strand | rescue | injure | suffocate | neglect | mistreat | mistreatment | overcrowd | squalid | cages | kidnap | extort | =raped | sexual assault | sexually assaulted | homeless | hunger | hungry | starve | limbo | desperate | desperation | perilous | plight | ordeal | inhumane | cruel | cruelty | shackle | terrify | =fear | =fears | =fearing | human remains | afraid | =scared | =terror | anguish | grief | mourn | miscarriage | suicide | poverty | hardship | nightmare | tragedy | tragic | vulnerable | heartbreak | heartbroken | torture | beaten | stuck | =missing | sick | denied medical | medical care | suffers | refuge | =heat',
      es: 'morir | =muere | =mueren | =murio | =murieron | muerto | muerte | fallecer | fallecio | ahogado | =ahogan | perecer | sufrir | =sufre | =sufren | sufrimiento | abuso | abusado | explotar | explotacion | trauma | huir | =huyen | =huye | =huyo | persecucion | victima | abandonado | varado | rescatado | herido | asfixiado | negligencia | maltrato | maltratado | hacinamiento | hacinado | jaulas | secuestrado | extorsionado | extorsion | =violada | =violadas | agresion sexual | sin hogar | hambre | limbo | desesperado | desesperacion | penurias | calvario | inhumano | cruel | crueldad | encadenado | aterrorizado | miedo | temor | =temen | angustia | dolor | duelo | suicidio | pobreza | dificultades | pesadilla | tragedia | vulnerable | desgarrador | tortura | golpeado | atrapado | desaparecido | enfermo | atencion medica | calor | restos',
    },
  },
  discrimination: {
    alone: {
      en: 'racism | racist | discrimination | discriminate | discriminatory | racial profiling | racially profiled | hate crime | hate crimes | xenophobia | xenophobic | bigotry | bigot | anti immigrant | anti latino | anti hispanic | anti mexican | scapegoat | demonize | dehumanize | vilify | civil rights violation | second class citizen | equal protection | white supremacist | white supremacy | =nativist | =nativists | =nativism | criminalize immigrants | criminalizing immigrants',
      es: 'racismo | racista | discriminacion | discriminar | discriminatorio | perfil racial | crimen de odio | crimenes de odio | xenofobia | xenofobo | intolerancia | antiinmigrante | antimigrante | antilatino | chivo expiatorio | demonizar | deshumanizar | supremacista | nativista | criminalizar | criminalizacion',
    },
    near: {
      en: '=hate | =hatred | prejudice | stereotype | harass | harassment | bully | bullied | stigma | slur | profiled | singled out | unequal | segregate | segregation | intolerance | unfairly | unjustly | bias | denied rights | violate rights | violated rights | civil rights',
      es: '=odio | prejuicio | estereotipo | acoso | hostigamiento | hostigar | estigma | estigmatizar | insultos | desigual | segregacion | injusto | derechos civiles | violacion de derechos | violan derechos | violar derechos',
    },
  },
  separation: {
    alone: {
      en: 'family separation | family separations | separate families | separated families | separating families | families separated | separated children | separated kids | separate children | separating children | children separated | kids separated | separated from his | separated from her | separated from their | separated from parents | separated from family | separated from families | separated from mother | separated at the border | separated migrant | separated immigrant | separation policy | separation of families | separation of children | torn from | torn apart | tear families | tearing families | tear apart | tearing apart | split families | splitting families | ripped from | ripping families | rip families | ripped apart | taken from their parents | taken from parents | taken from her | taken from his | reunite | reunification | reunited | families apart | keep families together | families together | families belong together | left behind | away from his family | away from her family | apart from his | apart from her | mixed status | parents deported | deported parents | father deported | mother deported | dad deported | deported father | deported mother',
      es: 'separacion familiar | separacion de familias | separar familias | separar a familias | familias separadas | niños separados | menores separados | hijos separados | separar a los niños | separados de sus padres | separado de sus padres | separada de su | separado de su | separados de sus | separacion de padres | separacion de hijos | separan a | reunificacion | reunificar | reunir familias | reunirse con | reencuentro | reencontrarse | arrebatados | arrebatar | destrozar familias | desgarrar familias | familias unidas | familias divididas | dividir familias | madre deportada | padre deportado | padres deportados | estatus mixto | lejos de su familia | lejos de sus hijos',
    },
    near: {
      en: 'separate | separation | reunion | =apart',
      es: 'separar | separado | separacion | reencuentro',
    },
  },
  worker: {
    alone: {
      en: 'immigrant worker | migrant worker | undocumented worker | immigrant labor | migrant labor | farmworker | farm worker | day laborer | field worker | essential worker | frontline worker | labor shortage | worker shortage | immigrant workforce | migrant farm | immigrant nurse | immigrant doctor | immigrant teacher | hardworking immigrants | hard working immigrants',
      es: 'trabajador inmigrante | trabajador migrante | trabajador indocumentado | trabajadores agricolas | trabajador agricola | trabajador del campo | trabajadores del campo | jornalero | trabajador esencial | trabajadores esenciales | mano de obra inmigrante | mano de obra migrante | escasez de mano de obra | escasez de trabajadores | trabajadora del hogar | trabajadora domestica',
    },
    near: {
      en: 'worker | =laborer | =laborers | employee | nurse | doctor | caregiver | roofer | =landscaper | =landscapers | janitor | housekeeper | nanny | cook | dishwasher | harvest | =crops | hardworking | hard working | hard work | work hard | working hard | meatpacking | construction crew | workforce | construction worker | pick fruit | physician | =engineer | =engineers | restaurant owner | street vendor | =gardener | =gardeners',
      es: '=trabajador | =trabajadores | =trabajadora | =trabajadoras | =empleado | =empleados | =empleada | =empleadas | enfermera | enfermero | doctor | doctora | cuidadora | niñera | jardinero | albañil | cocinero | cosecha | trabajan duro | trabajo duro | construccion | fuerza laboral | ingeniero | medico | vendedor ambulante | trabaja como | trabajaba como | =obrero | =obreros',
    },
  },
  neighbour: {
    alone: {
      en: 'our neighbors | beloved neighbor | pillar of the community | pillars of the community | member of the community | members of the community | members of our community | part of the community | part of our community | fabric of | americans at heart | american at heart | only home | only country | grew up here | raised here | call home | called home | love thy neighbor | nation of immigrants | community rallies | neighbors rally | immigrants welcome | refugees welcome | welcome refugees | welcome immigrants | welcome migrants | welcoming immigrants | welcoming refugees | welcoming migrants | they belong | belong here | beloved',
      es: 'nuestros vecinos | miembro de la comunidad | miembros de la comunidad | parte de la comunidad | parte de nuestra comunidad | tejido social | pilar de la comunidad | unico hogar | unico pais | crecieron aqui | crecio aqui | nacion de inmigrantes | bienvenida a los migrantes | bienvenida a los inmigrantes | bienvenidos los inmigrantes | acoger a los migrantes | acoger a los inmigrantes | acoger a los refugiados | =arraigo',
    },
    near: {
      en: 'neighbor | classmate | parishioner | homeowner | welcome | embrace | coach | father of | mother of | husband of | wife of | family man | lived here | lived in the u s | living in the u s | years in the u s | longtime resident | long time resident | since she was | since he was | as a child | hometown | small town | solidarity | =belong | =belongs | =belonged | =belonging | new home | good people | like us | =integrate | =integrated | =integration | open doors | open arms | years old when',
      es: 'vecino | compañero de clase | feligres | bienvenida | bienvenido | bienvenidos | acoger | acogida | padre de | madre de | esposo de | esposa de | años en el pais | años en estados unidos | vive aqui | viven aqui | desde niño | desde niña | solidaridad | pertenecer | pertenecen | nuevo hogar | buena gente | brazos abiertos | =integrar | =integrado | =integrada | =integracion | queridos',
    },
  },
  contributor: {
    alone: {
      en: 'immigrant entrepreneur | immigrant owned | immigrant founder | immigrant business | immigrant success | immigrant contributions | contributions of immigrants | founded by immigrants | immigrants founded | need immigrants | needs immigrants | need more immigrants | depend on immigrants | depends on immigrants | rely on immigrants | relies on immigrants | immigrants built | built by immigrants | immigrants make',
      es: 'emprendedor inmigrante | empresario inmigrante | negocio de inmigrantes | aportes de los inmigrantes | aportaciones de los inmigrantes | contribuciones de los inmigrantes | necesita inmigrantes | necesitamos inmigrantes | necesita a los inmigrantes | depende de los inmigrantes | fundada por inmigrantes | fundado por inmigrantes',
    },
    near: {
      en: 'contribute | contribution | contributor | pay taxes | paying taxes | paid taxes | pay more in taxes | taxes paid | entrepreneur | business owner | start businesses | startups | innovator | innovation | boost the economy | boost economy | help the economy | economic growth | grow the economy | economic engine | economic benefit | economic contribution | backbone | enrich | hero | valedictorian | graduate | graduated | scholarship | veteran | served in the military | military service | soldier | =marine | =marines | =successful | success story | success stories | inventor | scientist | nobel | thrive | job creators | create jobs | creating jobs | creates jobs | vital to | asset | talent | revitalize | fill jobs | honors student | honor student | better than',
      es: 'contribuir | =contribuyen | contribucion | =aportan | =aporta | aportar | aporte | aportacion | pagan impuestos | pagar impuestos | paga impuestos | emprendedor | empresario | empresaria | innovador | innovacion | impulsan la economia | impulsar la economia | crecimiento economico | motor de la economia | beneficio economico | columna vertebral | enriquecer | enriquecen | heroe | heroina | graduado | graduada | beca | veterano | soldado | exitoso | exito | cientifico | premio nobel | prosperar | generan empleos | crean empleos | crear empleos | vital para | talento | revitalizar',
    },
  },
  literal: {
    masks: {
      en: 'aid worker | aid workers | social worker | relief worker | rescue worker | case worker | caseworker | humanitarian worker | election worker | county worker | city worker | census worker | airport worker | american worker | native worker | native born worker | u s born worker | u s worker | american born worker | home invasion | stuck with | criminal justice | criminal court | criminal charges | criminal investigation | drug dealer in | death penalty | death toll of | crime victim | gang of eight | gang of 8 | crimes against | war crime | war crimes | hate crime | hate crimes | animal rescue | animal shelter | storm surge | air waves | radio waves | flood of calls | flood of donations | flood of money | flood of ads | wave of arrests | wave of raids | wave of violence | wave of deportations | wave of support | dead end | dead on arrival | dead heat | killed the bill | killed in the senate | die in the senate | social security | homeland security | dreamer bill dies | federal employee | public interest | terrorist attack on',
      es: 'trabajador social | trabajadora social | trabajador humanitario | trabajadores humanitarios | justicia penal | pena de muerte | crimen de odio | crimenes de odio | crimenes contra | ola de arrestos | ola de redadas | ola de violencia | ola de deportaciones | ola de calor | ola de apoyo | ola de criticas',
    },
  },
} as const satisfies Record<SubFrame, Partial<Record<Place, Concepts[string]>>> & Record<'literal', Concepts>
