import type { Concepts } from './concepts.ts'

/** What happens in a text: the concepts that the frames are read from. */
export const subjects = {
  // drugs, crime, security
  'illegal-drug': {
    both: 'fentanyl | fentanilo | cocaine | heroin | meth | marijuana | cannabis | opioid | xylazine | narco | narcotrafficker',
    en: 'drug | drugs | drug trafficking | drug trafficker | drug smuggling | drug war | drug lord | drug cartel | methamphetamine | narcotic | overdose | kingpin | pot | poppy | drug money | drug tunnel | drug bust | illicit pills | counterfeit pills | laced pills | opium | ^DEA | =dea | kilos',
    es: 'droga | narcotrafico | narcotraficante | cocaina | heroina | metanfetamina | marihuana | opioide | sobredosis | estupefaciente | amapola | =dea | capo | pastillas falsas',
  },
  cartel: {
    both: 'cartel | sinaloa cartel | jalisco cartel | =cjng | =zetas | los chapitos | gulf cartel | cartel del golfo',
    en: 'cartel boss | cartel leader | cartel member | cartel gunmen',
    es: 'lider del cartel | jefe del cartel | sicario | crimen organizado',
  },
  'cartel-leader': {
    both: 'el chapo | chapo | chapo guzman | joaquin guzman | ovidio guzman | =ovidio | el mayo | =zambada | caro quintero | el mencho | emma coronel | chapitos | la barbie | el marro | el lazca | la reina del pacifico',
  },
  killing: {
    en: 'kill | killed | killing | murder | slain | slaying | homicide | massacre | shot dead | shot | gunned down | shooting | shootout | gunmen | gunman | gunfire | mass grave | behead | execute | assassinate | dismember | stab | strangle | remains found | body bags | hitman | clandestine grave | femicide | shooter | ambush | open fire | fatal shooting | lynch | strangled | bodies found | found dead | found slain',
    es: 'matar | asesinar | asesinato | asesinado | homicidio | masacre | matanza | tiroteo | balacera | baleado | pistolero | hombres armados | fosa | decapitado | ejecutado | descuartizado | apuñalado | feminicidio | sicario | emboscada | linchar | acribillado | restos humanos | muerto a tiros | tiros | disparos | hallan cuerpos | cadaver | a balazos',
  },
  kidnapping: {
    en: 'kidnap | abduct | abduction | hostage | missing | disappear | disappearance | 43 students | missing students | 43 missing | vanish | ransom | search for missing',
    es: 'secuestro | secuestrar | plagiado | rehen | desaparecido | desaparicion | 43 estudiantes | los 43 | normalistas | rescate de secuestrados | desaparecer',
    both: 'ayotzinapa | iguala',
  },
  violence: {
    en: 'violence | violent | attack | gang | extortion | assault | rape | robbery | robber | looting | car bomb | grenade | hit squad | war zone | crime | criminal | organized crime | armed men | sexual abuse | molest | burned vehicles | torch | firefight | battle | thief | theft | steal | stolen | terror | mob | drone attack | clashes | mafia | vigilante | self defense group',
    es: 'violencia | violento | ataque | pandilla | extorsion | agresion | violacion | robo | coche bomba | granada | delito | crimen | criminal | delincuencia | delincuente | hombres armados | abuso sexual | enfrentamiento | bloqueos | autodefensas | atacar | mafia | robado | ladron',
  },
  justice: {
    en: 'arrest | trial | convict | guilty | sentence | sentenced | prosecutor | charged | indict | jail | prison | suspect | murder charge | plead | court hearing | police | detective | inmate | fugitive | captured | capture | custody suspect | escape | life in prison | manhunt | lawsuit charges | jury | verdict | wanted | accused | allege | prosecute | investigation | detained suspect | arraigned | smuggler | smuggling',
    es: 'arresto | arrestar | detenido por | juicio | condena | condenado | culpable | sentencia | sentenciado | fiscal | fiscalia | acusado | carcel | prision | sospechoso | policia | preso | reo | profugo | captura | capturado | fuga | cadena perpetua | jurado | veredicto | imputado | investigacion | contrabandista | contrabando | arrestado',
  },
  'human-smuggling': {
    en: 'human smuggling | human trafficking | migrant smuggling | people smuggling | smuggler | coyote | trafficker | stash house | sex trafficking | smuggling ring',
    es: 'trafico de personas | trata de personas | trafico de migrantes | contrabando de personas | coyote | traficante | pollero | traficantes de personas',
  },
  journalist: {
    en: 'journalist | reporter | press freedom | journalists killed | newspaper reporter',
    es: 'periodista | reportero | libertad de prensa',
  },
  extradition: {
    en: 'extradite | extradition | fbi most wanted',
    es: 'extradicion | extraditar | extraditado',
  },
  'joint-security': {
    en: 'military aid | security cooperation | joint operation | intelligence sharing | guns from us | gun trafficking | gun smuggling | gun makers | gunmaker | firearms | arms trafficking | fast and furious | operation fast and furious | merida initiative | terrorist designation | terrorist organization | foreign terrorist | drone strikes | military strikes | send troops | military force | bomb cartels | invade mexico | weapons smuggled | security talks | security agreement | weapon | surveillance | counternarcotics | drone',
    es: 'ayuda militar | cooperacion en seguridad | operativo conjunto | inteligencia | trafico de armas | fabricantes de armas | armas de fuego | rapido y furioso | iniciativa merida | organizacion terrorista | enviar tropas | fuerza militar | acuerdo de seguridad | armas | fabricante de armas | dron',
  },
  troops: {
    en: 'troops | national guard | soldiers | military | pentagon | army | marines | navy | deploy | guard members',
    es: 'tropas | guardia nacional | soldado | militar | pentagono | ejercito | marina | desplegar | infantes de marina',
  },
  terrorism: {
    en: 'terrorist | terrorism | national security | isis',
    es: 'terrorista | terrorismo | seguridad nacional',
  },

  // migration
  migrant: {
    en: 'migrant | immigrant | asylum seeker | undocumented | unaccompanied | refugee | illegal alien | =illegals | newcomer | asylum | foreign born | dreamer',
    es: 'migrante | inmigrante | solicitante de asilo | indocumentado | no acompañados | refugiado | =ilegales | asilo | soñador',
  },
  immigration: {
    en: 'immigration | migration | visa | citizenship | green card | amnesty | naturalization | public charge | travel ban',
    es: 'inmigracion | migracion | migratorio | visa | ciudadania | residencia permanente | amnistia | naturalizacion | carga publica',
  },
  'immigration-reform': {
    en: 'immigration reform | comprehensive immigration | gang of eight | path to citizenship | pathway to citizenship | immigration bill | immigration overhaul | executive action | executive order | executive amnesty | dream act | immigration plan | immigration debate',
    es: 'reforma migratoria | camino a la ciudadania | via a la ciudadania | ley dream | accion ejecutiva | orden ejecutiva | proyecto migratorio | debate migratorio',
  },
  deportation: {
    en: 'deport | deportation | deported | remove migrants | expel | expulsion | deportation flights | mass deportation | self deport | send back | deportee',
    es: 'deportar | deportacion | deportado | expulsar | expulsion | devolver migrantes',
  },
  detention: {
    en: 'detention | detention center | detain | migrant center | custody | facility | cages | separated | family separation | separate families | migrant children | immigrant children | shelter | border patrol station | migrant facility | reunite | holding facility',
    es: 'detencion | centro de detencion | centro migratorio | estacion migratoria | bajo custodia | instalacion | jaulas | separacion de familias | niños migrantes | albergue | familias separadas | reunir',
  },
  'border-crossing': {
    en: 'border crossing | cross the border | crossing | crossed | border wall | border fence | border crisis | southern border | border | caravan | title 42 | remain in mexico | rio grande | eagle pass | del rio | wall | border security | border surge | crossings | darien | apprehension | encounters | buoys | catch and release | asylum limits | border policy | entry',
    es: 'cruce | cruzar la frontera | cruzar | frontera | fronterizo | muro | caravana | titulo 42 | quedate en mexico | rio bravo | eagle pass | darien | aprehension | boyas | entrada ilegal | cruces | permanecer en mexico',
  },
  'ice-enforcement': {
    both: '=daca | =tps',
    en: 'border patrol | ^ICE | ice agents | ice raids | ice raid | immigration agents | immigration raids | raids | sanctuary city | sanctuary cities | abolish ice | deferred action | temporary protected status | mayorkas | homeland security | customs and border protection | immigration court | immigration judge | immigration enforcement | border czar | kirstjen nielsen | public charge',
    es: 'patrulla fronteriza | agentes de migracion | agentes migratorios | redadas | ciudad santuario | ciudades santuario | accion diferida | estatus de proteccion temporal | mayorkas | seguridad nacional | tribunal de inmigracion | juez de inmigracion | =ice',
  },
  busing: {
    en: 'bus migrants | busing migrants | migrant buses | migrant bus | buses of migrants | bus | marthas vineyard | martha s vineyard | migrant flights | flying migrants | migrant flight | migrant shelter | migrants hotel | migrant crisis',
    es: 'autobuses con migrantes | autobuses de migrantes | autobus | marthas vineyard | martha s vineyard | vuelos de migrantes | albergue para migrantes | crisis migratoria',
  },
  remittances: { en: 'remittance | money transfers | money sent home', es: 'remesas | envios de dinero' },

  // state failures, hardship
  corruption: {
    en: 'corruption | corrupt | bribe | bribery | graft | impunity | embezzle | money laundering | fraud | collusion | cover up | coverup | scandal | kickback | spyware | pegasus | ill gotten | crooked | human rights violation | police abuse | torture | extrajudicial | abuse of power | human rights abuses | tortured | negligence | botched | odebrecht | white house scandal | garcia luna | tax evasion',
    es: 'corrupcion | corrupto | soborno | impunidad | malversacion | lavado de dinero | fraude | colusion | encubrimiento | escandalo | pegasus | espionaje | derechos humanos | abuso policial | tortura | torturar | ejecucion extrajudicial | abuso de poder | enriquecimiento | casa blanca de | odebrecht | garcia luna | negligencia | evasion fiscal | desvio de fondos',
  },
  'state-agents': {
    en: 'soldiers | police officers | former official | ex official | former minister | security chief | attorney general | ex governor | former governor | prison guards | guards | army | marines | former president | officials',
    es: 'soldados | policias | exfuncionario | exministro | exsecretario | fiscal general | exgobernador | custodios | ejercito | marinos | expresidente | funcionarios | exprocurador',
  },
  poverty: {
    en: 'poverty | poor | inequality | hunger | low wages | hardship | malnutrition | slum | homeless | homelessness | underpaid | child labor | wage | minimum wage | poorest | food bank | starving | struggling | needy | exploit | wage theft | overcrowded | workers excluded',
    es: 'pobreza | pobre | desigualdad | hambre | salarios bajos | desnutricion | barrio marginado | sin hogar | indigente | mal pagados | trabajo infantil | salario | salario minimo | marginacion | explotacion | precariedad',
  },

  // trade, money
  trade: {
    both: '=nafta | =usmca | =tlcan | =tmec | t mec | =tpp',
    en: 'trade | tariff | trade deal | trade war | free trade | export | import | imports | exports | trade agreement | trade dispute | north american free trade | duties | trade pact | gmo corn | gm corn | genetically modified corn | dumping | quota | trade panel | outsourcing',
    es: 'comercio | comercial | arancel | tratado de libre comercio | guerra comercial | libre comercio | exportacion | exportar | importacion | importar | acuerdo comercial | disputa comercial | maiz transgenico | maiz modificado | cuota',
  },
  business: {
    both: 'tesla | nearshoring | cemex | bimbo | ford | gm | volkswagen | boeing | walmart | citigroup | banamex | gigafactory | maquiladora',
    en: 'factory | plant | manufacturing | manufacturer | automaker | auto workers | supply chain | invest | investment | investor | economy | economic | growth | peso | inflation | interest rate | central bank | bank | company | companies | market | stocks | stock market | bonds | jobs | carrier | profit | ceo | startup | merger | merge | acquisition | deal to buy | business | industry | union | wages at plant | labor market | workforce | gdp | price | shipping | cargo | rail | railroad | avocado | tomato | cattle | beef | farmer | billion | jobs to mexico | steel | aluminum | shortage',
    es: 'fabrica | planta | manufactura | fabricante | automotriz | cadena de suministro | inversion | invertir | inversionista | economia | economico | crecimiento | peso | inflacion | tasa de interes | banco central | banco | empresa | compañia | mercado | bolsa | bonos | empleo | ganancias | director ejecutivo | fusion | adquisicion | negocio | industria | sindicato | mano de obra | pib | precio | ferroviario | ferrocarril | aguacate | tomate | ganado | agricultor | empresario | acero | aluminio | escasez',
  },

  // people: culture, tourism, sport, diaspora
  arts: {
    both: 'frida kahlo | diego rivera | cuaron | guillermo del toro | iñarritu | oscar | netflix | eva longoria | salma hayek | luis miguel | vicente fernandez | bad bunny | shakira | mariachi | peso pluma | telenovela | hollywood | coco | pixar | selena | gael garcia bernal | yalitza aparicio | diego luna | grupo frontera | banda | corrido | corridos tumbados | roma | taylor swift | karol g | grammy',
    en: 'film | movie | director | actor | actress | singer | music | musician | song | album | concert | art | artist | artisan | museum | exhibit | exhibition | mural | painting | painter | novel | novelist | author | writer | book | poet | poetry | tv series | documentary | theater | dance | dancer | sculpture | photographer | photography | fashion | designer | festival | comedian | box office | review | architect | celebrity | wedding | opera | literature | starring | ballet | memoir | animated | soap opera | gallery | craft | pop star',
    es: 'pelicula | cine | director de cine | cineasta | actor | actriz | cantante | musica | musico | cancion | album | concierto | arte | artista | artesano | museo | exposicion | mural | pintura | pintor | novela | novelista | autor | escritor | libro | poeta | poesia | serie | documental | teatro | danza | bailarin | escultura | fotografo | fotografia | moda | diseñador | festival | comediante | taquilla | arquitecto | celebridad | boda | opera | literatura | memorias | galeria',
  },
  food: {
    both: 'taco | tacos | mezcal | tequila | tamales | =mole | pozole | birria | horchata | enchilada | salsa | pulque | guacamole | paleta | cochinita pibil | conchas | tortilla | pati jinich | rick martinez | diana kennedy | michelin',
    en: 'recipe | cuisine | food | chef | restaurant | cook | cooking | cookbook | wine | dish | dishes | beer | eat | ingredient | kitchen | chili | breakfast | flavor',
    es: 'receta | cocina | comida | chef | restaurante | cocinar | vino | platillo | cerveza | ingrediente | gastronomia | culinario | sabor | cocinero',
  },
  heritage: {
    both: 'dia de los muertos | dia de muertos | cinco de mayo | lucha libre | quinceañera | piñata | aztec | azteca | mayan | =maya | olmec | zapotec | chichen itza | teotihuacan | muxe | virgen de guadalupe | nahuatl | huipil | posada | tenochtitlan',
    en: 'day of the dead | tradition | traditional | history | historic | historian | heritage | culture | cultural | ancient | archaeologist | archaeological | ruins | artifact | pyramid | tomb | pre hispanic | indigenous | church | catholic | priest | pope | religious | religion | pilgrim | pilgrimage | saint | bishop | faith | ritual | language | spanish language | museum | christmas | holiday | celebrate | celebration | virgin of guadalupe | our lady of guadalupe | centuries old | folk | altar | skull | relic | jewish | pastor | mass | nun | evangelical | excavation | temple',
    es: 'tradicion | tradicional | historia | historico | historiador | patrimonio | herencia | cultura | cultural | antiguo | arqueologo | arqueologico | ruinas | piramide | tumba | prehispanico | indigena | iglesia | catolico | sacerdote | papa francisco | religioso | religion | peregrino | peregrinacion | santo | obispo | fe | ritual | lengua | navidad | celebrar | celebracion | virgen | altar | reliquia | excavacion | templo | pastor | monja',
  },
  tourism: {
    both: 'cancun | cabo san lucas | los cabos | tulum | puerto vallarta | cozumel | playa del carmen | acapulco | mazatlan | riviera maya | airbnb | resort | isla mujeres | spring break | bungee | sayulita',
    en: 'tourist | tourism | travel | traveler | vacation | beach | hotel | cruise | cruise ship | airline | flight | passenger | trip | honeymoon | travel warning | travel advisory | state department warning | visitor | digital nomad | expat | destination | island | guests | sightseeing | snorkel | scuba | surfers | ferry | dental tourism | medical tourism | airport | vacationing | getaway | kayak | villa | american tourists | all inclusive | booking',
    es: 'turista | turismo | turistico | viajar | viaje | viajero | vacaciones | playa | hotel | crucero | aerolinea | vuelo | pasajero | luna de miel | alerta de viaje | aviso de viaje | visitante | nomada digital | expatriado | destino | isla | huesped | vacacionista | aeropuerto | surfista | complejo turistico | balneario',
  },
  sports: {
    both: 'world cup | mundial | liga mx | concacaf | fifa | mls | olympic | olimpico | nfl | nba | mlb | wbc | canelo | checo perez | sergio perez | verstappen | formula 1 | f1 | ufc | messi | ochoa | chivas | el tri | uswnt | usmnt | lpga | pga | copa america | gold cup | copa oro | julio urias | raul jimenez | lozano | nations league | grand prix | gran premio | club america | santos laguna | tigres | pumas unam | cruz azul | berhalter | pulisic | super bowl | leagues cup | nascar | wta | atp | boxeo | motogp | home run | dodgers | rangers | padres',
    en: 'soccer | football team | baseball | boxing | boxer | coach | game | match | tournament | championship | playoff | qualifier | goal | goalkeeper | striker | player | team | race | racing | golf | tennis | wrestling | wrestler | fans | stadium | league | athlete | medal | win over | beats | defeats | draw | semifinal | final | knockout | runner | marathon | title fight | ninth inning | pitcher | teammate | squad | friendly | season | swimming | diver | gymnast | sport | qualifying | beat mexico | bullfight | bullfighting | bowling | rodeo | super fan',
    es: 'futbol | beisbol | boxeador | entrenador | partido | torneo | campeonato | eliminatoria | gol | portero | delantero | jugador | equipo | carrera de | golf | tenis | lucha | luchador | aficionado | estadio | liga | atleta | medalla | semifinal | knockout | maraton | pelea | lanzador | seleccion | amistoso | temporada | deporte | deportivo | clasificacion | corrida de toros | pelotero | piloto',
  },
  diaspora: {
    both: 'latino | latina | latinx | hispanic | hispano | hispana | chicano | chicana | unidosus | la raza | cesar chavez | dolores huerta | telemundo | univision | lulac | afro latino',
    en: 'mexican american | latino voters | latino vote | hispanic voters | latino community | latinas | spanish speaking | bilingual | hispanic heritage | farmworker | day laborer | spanish language media | latino lawmakers | hispanic caucus | community | naturalized | latinos | mixed status | first generation | daughter of immigrants | son of immigrants | neighborhood',
    es: 'mexicoamericano | mexico americano | votantes latinos | voto latino | votantes hispanos | comunidad latina | hispanohablante | bilingue | herencia hispana | trabajadores agricolas | jornalero | caucus hispano | comunidad | primera generacion | hijo de inmigrantes | hija de inmigrantes | barrio',
  },
  discrimination: {
    en: 'racist | racism | discrimination | racial | racially | hate crime | white supremacist | bigot | bigotry | profiling | prejudice | civil rights | segregation | stereotype | slur | go back to',
    es: 'racista | racismo | discriminacion | racial | crimen de odio | supremacista | perfil racial | prejuicio | derechos civiles | segregacion | estereotipo | insulto racista',
  },

  // between states
  diplomacy: {
    en: 'ambassador | embassy | consulate | consul | diplomat | diplomatic | summit | bilateral | foreign minister | foreign secretary | secretary of state | talks | meet with | meets | meeting | visit | visits | agreement | treaty | apology | apologize | relations | foreign relations | foreign policy | negotiate | negotiation | cooperation | insult | spat | feud | tension | sovereignty | blinken | kerry | pompeo | harris visit | state visit | phone call | call with | pressure mexico | urges mexico | mexico agrees | pay for the wall | mexico will pay | mexico pay | tells mexico | presidents of | three amigos | north american leaders | partnership | neighbor | rift | sour | ally | allies | protest note | snub | boycott | strained',
    es: 'embajador | embajada | consulado | consul | diplomatico | diplomacia | cumbre | bilateral | canciller | secretario de estado | conversaciones | reunirse | reunion | visita | acuerdo | tratado | disculpa | relaciones | politica exterior | negociar | negociacion | cooperacion | insulto | tension | soberania | blinken | kerry | pompeo | llamada | presionar a mexico | pagar por el muro | pagara el muro | pague el muro | lideres de america del norte | alianza | vecino | aliado | desaire | boicot | cancilleria | tres amigos',
  },
  'heads-of-state': {
    both: '=amlo | lopez obrador | peña nieto | sheinbaum | vicente fox | felipe calderon | ebrard | trudeau | videgaray',
    en: 'mexican president | mexicos president | mexico president | president of mexico | president elect | mexican leader | mexican officials | mexican government',
    es: 'presidente mexicano | presidente de mexico | presidenta de mexico | presidente electo | gobierno mexicano | gobierno de mexico | mandatario mexicano',
  },

  // home affairs
  'mexican-politics': {
    both: '=morena | =pri | =prd | xochitl galvez | sheinbaum | delfina gomez | =ine | plan b',
    en: 'mexican election | mexicos election | mexico election | mexico city mayor | mexican senate | mexican congress | mexican supreme court | mexico supreme court | ruling party | electoral reform | electoral agency | election overhaul | judicial reform | mexican lawmakers | referendum | recall | candidate | presidential race | presidential candidate | electoral | governor | mayor | protest | protesters | demonstrators | march | rally | reform | lawmakers | legalize | decriminalize | abortion | same sex marriage | constitution | vote | voters | election | opposition | supreme court | teachers union | bill | law | legislature | strike | austerity | populist | leftist | inaugurate | inauguration',
    es: 'elecciones mexicanas | elecciones en mexico | elecciones | senado mexicano | congreso mexicano | suprema corte | partido gobernante | reforma electoral | instituto electoral | reforma judicial | legisladores mexicanos | referendum | consulta popular | revocacion | candidato | candidata | contienda presidencial | electoral | gobernador | alcalde | protesta | manifestante | manifestacion | marcha | reforma | legislador | legalizar | despenalizar | aborto | matrimonio igualitario | constitucion | votar | votante | eleccion | oposicion | sindicato de maestros | ley | austeridad | izquierdista | toma de posesion',
  },
  'us-campaign': {
    both: 'trump | desantis | cruz | rubio | hillary | romney | biden | jeb bush | bernie sanders | kamala harris | obama | mccarthy | nikki haley | ted cruz | pence | pelosi | schumer | mcconnell | boehner | ramaswamy | greg abbott | mccain | gingrich | santorum | perry | kasich | christie | warren | beto | buttigieg',
    en: 'campaign | republican | democrat | gop | midterm | primary | presidential bid | 2016 | 2020 | 2024 | debate | poll | polls | partisan | bipartisan | voters | nominee | candidate | house republicans | senate republicans | house speaker | impeach | impeachment | tea party | conservatives | liberals | hardliners | base | swing state | rally | ad | ads | super pac | election | electoral | caucus | white house race | running mate | convention | attack ad | governor race | senate race | political',
    es: 'campaña | republicano | democrata | elecciones intermedias | intermedias | primaria | debate | encuesta | partidista | bipartidista | votante | nominado | candidato | presidente de la camara | juicio politico | conservador | eleccion | electoral | mitin | anuncio | convencion | contienda | politico',
  },
  'us-government': {
    en: 'congress | senate | house | shutdown | government shutdown | white house | supreme court | judge | court | ruling | lawsuit | sue | sues | bill | funding | law | legislation | administration | president | national emergency | emergency declaration | lawmakers | attorney general | federal judge | appeals court | spending',
    es: 'congreso | senado | camara de representantes | cierre del gobierno | cierre de gobierno | casa blanca | corte suprema | tribunal supremo | juez | tribunal | fallo | demanda | proyecto de ley | fondos | financiamiento | ley | legislacion | gobierno de biden | gobierno de trump | presidente | emergencia nacional | legislador | fiscal general | juez federal | tribunal de apelaciones | presupuesto',
  },
  energy: {
    both: 'pemex | =cfe | =lng | solar | lithium | exxon | sempra | tren maya | mayan train | maya train',
    en: 'oil | gas | gasoline | fuel | energy | electricity | power grid | power plant | mining | miners | mine | pipeline | water | drought | pollution | sewage | climate | climate change | wildlife | conservation | environment | environmental | coal | refinery | renewable | wind | emissions | river | dam | sargassum | seaweed | biodiversity | reef | aquifer | heat wave | deforestation | rainforest | jungle | water shortage | carbon',
    es: 'petroleo | gas natural | gasolina | combustible | energia | energetico | electricidad | electrico | red electrica | mineria | minero | mina | oleoducto | gasoducto | agua | sequia | contaminacion | aguas residuales | clima | climatico | cambio climatico | fauna | conservacion | medio ambiente | ambiental | carbon | refineria | renovable | litio | emisiones | presa | sargazo | biodiversidad | arrecife | deforestacion | selva | escasez de agua',
  },
  wildlife: {
    both: 'vaquita | monarca | jaguar | axolotl | ajolote | totoaba',
    en: 'monarch | butterflies | butterfly | animal | wolf | wolves | whale | turtle | shark | fish | species | bird | endangered | crocodile | alligator | dolphin | bear | coral | parrot | porpoise | zoo | sea lion | frog | bat | tree | birds',
    es: 'mariposa | animal | lobo | ballena | tortuga | tiburon | pez | pesca | especie | ave | peligro de extincion | cocodrilo | delfin | oso | coral | arbol | zoologico',
  },
  health: {
    both: 'covid | covid 19 | coronavirus | zika | cdc | virus | =who | =oms | h1n1 | monkeypox | botox | fda',
    en: 'health | disease | epidemic | pandemic | outbreak | hospital | doctor | medicine | medical | medication | pharmacy | pharmacies | drugstore | vaccine | vaccination | fungal meningitis | meningitis | infection | surgery | cosmetic surgery | tummy tuck | liposuction | cancer | obesity | diabetes | food safety | salmonella | swine flu | flu | measles | tuberculosis | malaria | nurse | patient | mental health | abortion pill | abortion pills | abortion | clinic | screwworm | bacteria | contaminated | recall | nutrition | soda tax | junk food | healthcare | health care | sick | illness | e coli | listeria | insurance | dental | cyclospora | quarantine | pregnant',
    es: 'salud | enfermedad | epidemia | pandemia | brote | hospital | medico | medicina | medicamento | farmacia | vacuna | vacunacion | meningitis | infeccion | cirugia | cirugia estetica | cancer | obesidad | diabetes | seguridad alimentaria | salmonela | gripe porcina | gripe | influenza | sarampion | tuberculosis | malaria | enfermera | paciente | salud mental | pastillas abortivas | aborto | clinica | gusano barrenador | bacteria | contaminado | nutricion | impuesto a los refrescos | comida chatarra | sanitario | seguro medico | cuarentena',
  },
  disaster: {
    both: 'tsunami | popocatepetl | volcan de',
    en: 'earthquake | quake | hurricane | storm | tropical storm | volcano | erupt | eruption | flood | flooding | explosion | explode | blast | crash | plane crash | bus crash | collapse | accident | wildfire | fire | fire killed | landslide | tornado | rescue | rescuer | survivor | rubble | derail | derailment | drown | drowned | capsize | magnitude | landfall | shipwreck | sinkhole | heat wave | sinking | evacuate | death toll | migrant center fire | trapped | stampede | helicopter crash | train crash | emergency landing | hurricane season | wreck | overturn | blaze | aftershock | category 4 | category 3 | category 5 | devastation | cyclone',
    es: 'terremoto | sismo | temblor | huracan | tormenta | tormenta tropical | volcan | erupcion | inundacion | explosion | estallar | choque | accidente aereo | accidente de autobus | derrumbe | colapso | accidente | incendio | incendio forestal | deslave | deslizamiento | tornado | rescate | rescatista | sobreviviente | escombros | descarrilamiento | ahogado | ahogarse | naufragio | magnitud | tocar tierra | socavon | ola de calor | evacuar | numero de muertos | atrapado | estampida | helicoptero | volcadura | replica | ciclon | damnificado',
  },

  // third countries
  region: {
    both: 'guatemala | honduras | el salvador | nicaragua | venezuela | cuba | haiti | colombia | ecuador | costa rica | brazil | brasil | bolivia | argentina | chile | peru | bukele | maduro | ortega | evo morales | castillo | darien | oas | =oea | celac | =brics | canada | trudeau | china | bolsonaro | lula | petro | panama',
    en: 'central america | central american | latin america | latin american | honduran | salvadoran | guatemalan | venezuelan | cuban | haitian | nicaraguan | colombian | northern triangle | canadian | chinese | north america | north american | hemisphere | hemispheric | summit of the americas | brazilian | peruvian | ecuadorian | caribbean | russia | russian | ukraine | spain | japan | north american leaders | three amigos | third country',
    es: 'centroamerica | america central | centroamericano | america latina | latinoamerica | latinoamericano | hondureño | salvadoreño | guatemalteco | venezolano | cubano | haitiano | nicaragüense | colombiano | triangulo norte | canadiense | chino | america del norte | norteamerica | hemisferio | cumbre de las americas | brasileño | peruano | ecuatoriano | caribe | rusia | ucrania | españa | japon | tercer pais | tres amigos',
  },
  'trade-with-canada': {
    both: '=nafta | =usmca | =tlcan | =tmec | t mec',
    en: 'north american free trade | mexico and canada | canada and mexico | mexico canada | canada mexico',
    es: 'mexico y canada | canada y mexico',
  },
} as const satisfies Concepts
