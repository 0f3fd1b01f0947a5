import type { Concepts } from './concepts.ts'

/** What happens in a text: the concepts that the frames are read from. */
export const subjects = {
  mexicans: {
    both: '=mexicans | =mexicanos',
    en: 'mexican people | mexican immigrants | mexican workers | mexican migrants | mexican judge',
    es: 'pueblo mexicano | inmigrantes mexicanos | trabajadores mexicanos | migrantes mexicanos',
  },
  // drugs, crime, security
  'illegal-drug': {
    both: 'fentanyl | fentanilo | cocaine | heroin | meth | marijuana | cannabis | opioid | xylazine | narco | narcotrafficker',
    en: 'drug | drugs | drug trafficking | drug trafficker | drug smuggling | drug war | drug lord | drug cartel | methamphetamine | narcotic | overdose | kingpin | pot | poppy | drug money | drug tunnel | drug bust | illicit pills | counterfeit pills | laced pills | opium | ^DEA | =dea | kilos',
    es: 'droga | narcotrafico | narcotraficante | cocaina | heroina | metanfetamina | marihuana | opioide | sobredosis | estupefaciente | amapola | =dea | capo | pastillas falsas | decomiso | decomisar | incautar | laboratorio clandestino | toneladas de | pastillas | dosis | antidrogas | adicciones | quimicos precursores | precursores quimicos',
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
    en: 'kill | killed | killing | murder | slain | slaying | homicide | massacre | shot dead | shot | gunned down | shooting | shootout | gunmen | gunman | gunfire | mass grave | behead | =execute | =executed | =execution | =executions | assassinate | dismember | stab | strangle | remains found | body bags | hitman | clandestine grave | femicide | shooter | ambush | open fire | fatal shooting | lynch | strangled | bodies found | found dead | found slain',
    es: 'matar | asesinar | asesinato | asesinado | homicidio | masacre | matanza | tiroteo | balacera | =baleado | =baleados | =baleada | pistolero | hombres armados | fosa | decapitado | =ejecutado | =ejecutados | =ejecutada | descuartizado | apuñalado | feminicidio | sicario | emboscada | linchar | acribillado | restos humanos | muerto a tiros | tiros | disparos | hallan cuerpos | cadaver | a balazos | mortifero | homicida | muerte violenta | amenaza de muerte | amenazas de muerte | hallado muerto | hallada muerta | encontrado muerto | victimas mortales | a tiros | ataque armado | ejecuciones | crimen atroz',
  },
  kidnapping: {
    en: 'kidnap | abduct | abduction | hostage | =missing | disappear | disappearance | 43 students | missing students | 43 missing | vanish | ransom | search for missing',
    es: 'secuestro | secuestrar | plagiado | rehen | desaparecido | desaparicion | 43 estudiantes | los 43 | normalistas | rescate de secuestrados | desaparecer | cautiverio | privado de la libertad | levantado | levantados',
    both: 'ayotzinapa | iguala',
  },
  violence: {
    en: 'violence | violent | attack | gang | extortion | assault | rape | robbery | robber | looting | car bomb | grenade | hit squad | war zone | crime | criminal | organized crime | armed men | sexual abuse | molest | burned vehicles | torch | =firefight | =firefights | battle | thief | theft | steal | stolen | terror | mob | drone attack | clashes | mafia | vigilante | self defense group',
    es: 'violencia | violento | ataque | pandilla | extorsion | agresion | violacion | robo | coche bomba | =granada | =granadas | delito | crimen | criminal | delincuencia | delincuente | hombres armados | abuso sexual | =enfrentamiento | =enfrentamientos | bloqueos | =autodefensas | atacar | mafia | robado | ladron | agredir | agredido | aterrorizar | asaltar | saqueo | vandalismo | narcoviolencia | guerra entre | zona de guerra | peligrosa | insegura | inseguridad | amenazar | cobro de piso | golpiza | bofetada',
  },
  justice: {
    en: 'arrest | trial | convict | guilty | sentence | sentenced | prosecutor | charged | indict | jail | prison | suspect | murder charge | plead | court hearing | police | =detective | =detectives | inmate | fugitive | captured | capture | custody suspect | escape | life in prison | manhunt | lawsuit charges | jury | verdict | wanted | accused | allege | prosecute | investigation | detained suspect | arraigned | smuggler | smuggling',
    es: 'arresto | arrestar | detenido por | juicio | condena | condenado | culpable | sentencia | sentenciado | fiscal | fiscalia | acusado | carcel | prision | sospechoso | policia | preso | reo | profugo | captura | capturado | fuga | cadena perpetua | jurado | veredicto | imputado | investigacion | contrabandista | contrabando | arrestado | detuvieron | aprehendido | sentenciar | procesado | procesar | tribunal penal | audiencia | declararse culpable | alguacil | sheriff | orden de arresto | buscado por | extraditado | patrullero',
  },
  'human-smuggling': {
    en: 'human smuggling | human trafficking | migrant smuggling | people smuggling | smuggler | coyote | trafficker | stash house | sex trafficking | smuggling ring',
    es: 'trafico de personas | trata de personas | trafico de migrantes | contrabando de personas | coyote | traficante | pollero | traficantes de personas',
  },
  journalist: {
    en: 'journalist | reporter | press freedom | journalists killed | newspaper reporter',
    es: '=periodista | =periodistas | reportero | libertad de prensa',
  },
  extradition: {
    en: 'extradite | extradition | fbi most wanted',
    es: 'extradicion | extraditar | extraditado',
  },
  terrorism: {
    en: 'terrorist | terrorism | national security | isis',
    es: 'terrorista | terrorismo | seguridad nacional',
  },

  // migration
  migrant: {
    en: 'migrant | immigrant | asylum seeker | undocumented | unaccompanied | refugee | illegal alien | =illegals | newcomer | asylum | foreign born | dreamer',
    es: 'migrante | inmigrante | solicitante de asilo | indocumentado | no acompañados | =refugiado | =refugiada | =refugiados | =refugiadas | =ilegales | asilo | soñador',
  },
  immigration: {
    en: 'immigration | migration | visa | citizenship | green card | amnesty | =naturalization | =naturalized | =public =charge | travel ban',
    es: 'inmigracion | migracion | migratorio | visa | ciudadania | residencia permanente | amnistia | =naturalizacion | carga publica | visas | politica migratoria | ley migratoria | reforma migratoria | nacionalizarse | permiso de trabajo',
  },
  'immigration-reform': {
    en: 'immigration reform | comprehensive immigration | gang of eight | path to citizenship | pathway to citizenship | immigration bill | immigration overhaul | executive action | executive order | executive amnesty | dream act | immigration plan | immigration debate',
    es: 'reforma migratoria | camino a la ciudadania | via a la ciudadania | ley dream | accion ejecutiva | orden ejecutiva | proyecto migratorio | debate migratorio',
  },
  deportation: {
    en: 'deport | deportation | deported | remove migrants | expel | expulsion | deportation flights | mass deportation | self deport | send back | deportee',
    es: '=deportar | =deporta | =deportan | =deporto | =deportaron | =deportara | =deportaran | =deporten | =deportando | deportacion | =deportado | =deportada | =deportados | =deportadas | expulsar | expulsion | devolver migrantes',
  },
  detention: {
    en: 'detention | detention center | detain | migrant center | custody | facility | cages | separated | family separation | separate families | migrant children | immigrant children | shelter | border patrol station | migrant facility | reunite | holding facility',
    es: 'detencion | centro de detencion | centro migratorio | estacion migratoria | bajo custodia | instalacion | jaulas | separacion de familias | niños migrantes | albergue | familias separadas | reunir',
  },
  'border-crossing': {
    en: 'border crossing | cross the border | crossing | crossed | border wall | border fence | border crisis | southern border | border | caravan | title 42 | remain in mexico | rio grande | eagle pass | del rio | wall | border security | border surge | crossings | darien | apprehension | encounters | buoys | catch and release | asylum limits | border policy | entry',
    es: 'cruce | cruzar la frontera | cruzar | frontera | fronterizo | =muro | =muros | caravana | titulo 42 | quedate en mexico | rio bravo | eagle pass | darien | aprehension | boyas | entrada ilegal | cruces | permanecer en mexico | cruzaron | cruzan | linea fronteriza | cruces fronterizos | encuentros en la frontera | valla | barrera | cerrar la frontera | frontera sur | oleada migratoria | llegada de migrantes',
  },
  'ice-enforcement': {
    both: '=daca | =tps',
    en: 'border patrol | ^ICE | ice agents | ice raids | ice raid | immigration agents | immigration raids | raids | sanctuary city | sanctuary cities | abolish ice | deferred action | temporary protected status | mayorkas | homeland security | customs and border protection | immigration court | immigration judge | immigration enforcement | border czar | kirstjen nielsen | =public =charge',
    es: 'patrulla fronteriza | agentes de migracion | agentes migratorios | =redada | =redadas | ciudad santuario | ciudades santuario | accion diferida | estatus de proteccion temporal | mayorkas | seguridad nacional | tribunal de inmigracion | juez de inmigracion | =ice',
  },
  busing: {
    en: 'bus migrants | busing migrants | migrant buses | migrant bus | buses of migrants | bus | marthas vineyard | martha s vineyard | migrant flights | flying migrants | migrant flight | migrant shelter | migrants hotel | migrant crisis',
    es: 'autobuses con migrantes | autobuses de migrantes | autobus | marthas vineyard | martha s vineyard | vuelos de migrantes | albergue para migrantes | crisis migratoria',
  },
  remittances: { en: 'remittance | money transfers | money sent home', es: 'remesas | envios de dinero' },

  // state failures, hardship

  // trade, money
  trade: {
    both: '=nafta | =usmca | =tlcan | =tmec | t mec | =tpp',
    en: 'trade | tariff | trade deal | trade war | free trade | export | =import | =imports | =importing | exports | trade agreement | trade dispute | north american free trade | =duties | trade pact | gmo corn | gm corn | genetically modified corn | dumping | quota | trade panel | outsourcing',
    es: 'comercio | comercial | arancel | tratado de libre comercio | guerra comercial | libre comercio | exportacion | exportar | importacion | =importar | =importa | acuerdo comercial | disputa comercial | maiz transgenico | maiz modificado | cuota | t mec | exportador | aranceles | pacto comercial | gira comercial | tratado comercial | panel comercial | barreras comerciales | sustitucion de importaciones | socio comercial | libre mercado',
  },
  business: {
    both: 'tesla | nearshoring | cemex | bimbo | ford | gm | volkswagen | boeing | walmart | citigroup | banamex | gigafactory | maquiladora',
    en: 'factory | manufacturing | manufacturer | automaker | auto workers | supply chain | invest | investment | investor | economy | economic | growth | peso | =inflation | interest rate | central bank | bank | company | companies | market | stocks | stock market | bonds | jobs | carrier | profit | ceo | startup | merger | merge | acquisition | deal to buy | =business | =businesses | industry | union | wages at plant | labor market | workforce | gdp | price | debt | =rating | =ratings | moodys | moody s | beer | shipment | guacamole | super bowl | corn | minimum wage | crony | airline | fares | tariffs | auto | car maker | chevy | organizing efforts | =hire | union organizing | business owners | retail | shoppers | stores | consumer | exporter | supplier | freight | trucks | truckers | =port | nearshore | semiconductor | electric vehicle | wall street | credit | lender | remittances | =shipping | cargo | rail | railroad | avocado | tomato | cattle | beef | farmer | billion | jobs to mexico | steel | aluminum | shortage | =plant | =plants | pharma | hire | sells | sales | exporters',
    es: 'fabrica | planta | manufactura | fabricante | automotriz | cadena de suministro | inversion | invertir | inversionista | economia | economico | crecimiento | =peso | =pesos | inflacion | tasa de interes | banco central | banco | empresa | compañia | mercado | bolsa | bonos | =empleo | =empleos | ganancias | director ejecutivo | fusion | adquisicion | =negocio | =negocios | industria | sindicato | mano de obra | pib | precio | deuda | calificacion | moody s | cerveza | envios | guacamole | maiz | salario minimo | aerolinea | tarifas | automovil | chevy | sindical | comercios | tiendas | consumidor | exportador | proveedor | carga | camioneros | =puerto | semiconductor | vehiculo electrico | wall street | credito | ferroviario | ferrocarril | aguacate | tomate | ganado | agricultor | empresario | acero | aluminio | escasez | manufacturero | inversiones | empresas | economistas | millones de pesos | salarios | comercio minorista | cadenas de suministro | relocalizacion | armadora | ensambladora | nomina | trabajadores despedidos',
  },

  // people: culture, tourism, sport, diaspora
  arts: {
    both: 'frida kahlo | diego rivera | cuaron | guillermo del toro | iñarritu | oscar | netflix | eva longoria | salma hayek | luis miguel | vicente fernandez | bad bunny | shakira | mariachi | peso pluma | telenovela | hollywood | coco | pixar | selena | gael garcia bernal | yalitza aparicio | diego luna | grupo frontera | banda | =corrido | corridos tumbados | roma | taylor swift | karol g | grammy',
    en: 'film | movie | director | actor | actress | singer | music | musician | song | album | concert | art | artist | artisan | museum | exhibit | exhibition | mural | painting | painter | novel | novelist | =author | =authors | writer | book | poet | poetry | tv series | documentary | theater | dance | dancer | sculpture | photographer | photography | fashion | designer | festival | comedian | box office | review | architect | =celebrity | =celebrities | wedding | opera | literature | =starring | =starred | ballet | memoir | =animated | soap opera | gallery | craft | pop star',
    es: 'pelicula | cine | director de cine | cineasta | actor | actriz | cantante | musica | musico | cancion | album | concierto | arte | artista | artesano | museo | exposicion | mural | pintura | pintor | novela | novelista | =autor | =autora | =autores | escritor | =libro | =libros | poeta | poesia | serie | documental | teatro | danza | bailarin | escultura | fotografo | fotografia | moda | diseñador | festival | comediante | taquilla | arquitecto | =celebridad | =celebridades | boda | opera | literatura | memorias | galeria | estreno | estrenar | musical | banda sonora | galardon | artistas | fotografias | escenario | gira | cantautor | elenco | protagonista | protagonizar | narrativa | arquitectura | diseño | folclor | mariachi',
  },
  food: {
    both: 'taco | tacos | mezcal | tequila | tamales | =mole | pozole | birria | horchata | enchilada | salsa | pulque | guacamole | paleta | cochinita pibil | conchas | tortilla | pati jinich | rick martinez | diana kennedy | michelin',
    en: 'recipe | cuisine | food | chef | restaurant | cook | cooking | cookbook | wine | dish | dishes | beer | eat | ingredient | kitchen | chili | breakfast | flavor | ice cream | candy | bake | baking | bake off | beverage | drink | spice | snack | brunch | salsa | pastry | bread',
    es: 'receta | cocina | =comida | =comidas | chef | restaurante | cocinar | =vino | =vinos | platillo | cerveza | ingrediente | gastronomia | culinario | sabor | cocinero | helado | dulces | =bebida | =bebidas | reposteria | gastronomico | alimentos | platillos | comer | cenar | restaurantero | antojito | chefs | mercado de comida | mezcaleria | taqueria',
  },
  heritage: {
    both: 'dia de los muertos | dia de muertos | cinco de mayo | lucha libre | quinceañera | piñata | aztec | azteca | mayan | =maya | olmec | zapotec | chichen itza | teotihuacan | muxe | virgen de guadalupe | nahuatl | huipil | posada | tenochtitlan',
    en: 'day of the dead | tradition | traditional | history | historic | historian | heritage | culture | cultural | ancient | archaeologist | archaeological | ruins | artifact | pyramid | tomb | pre hispanic | indigenous | church | catholic | priest | pope | religious | religion | pilgrim | pilgrimage | saint | bishop | faith | ritual | language | spanish language | museum | christmas | holiday | =celebrate | =celebrates | =celebrated | =celebrating | =celebration | =celebrations | virgin of guadalupe | our lady of guadalupe | centuries old | folk | altar | skull | relic | jewish | pastor | mass | nun | evangelical | excavation | temple | devotion | virgin mary | mormon | sect | colony | carnival | costume | bullfighting | podcast | weaver | textile | piñatas | manuscript | codex | colonial | dialect | ancestors | crypto jewish | mummies | mennonite | fiesta | feast | synagogue',
    es: 'tradicion | tradicional | historia | historico | historiador | patrimonio | herencia | cultura | cultural | antiguo | arqueologo | arqueologico | ruinas | piramide | tumba | prehispanico | indigena | iglesia | catolico | sacerdote | papa francisco | religioso | religion | peregrino | peregrinacion | obispo | fe | ritual | lengua | navidad | celebrar | =celebracion | =celebraciones | virgen | altar | reliquia | excavacion | templo | pastor | monja | devocion | virgen maria | mormon | secta | carnaval | disfraz | tauromaquia | podcast | tejedor | textil | manuscrito | codice | colonial | dialecto | antepasados | momia | menonita | fiesta | arqueologia | hallazgo | descubren | entierro | peregrinos | fieles | feligreses | devotos | centro historico | ofrenda | procesion | catolicos | conquista | virreinal',
  },
  tourism: {
    both: 'cancun | cabo san lucas | los cabos | tulum | puerto vallarta | cozumel | playa del carmen | acapulco | mazatlan | riviera maya | airbnb | resort | isla mujeres | spring break | bungee | sayulita | riviera nayarit | nuevo vallarta | huatulco | bacalar | =cabo',
    en: 'tourist | tourism | travel | traveler | =vacation | =vacations | =vacationer | =vacationers | beach | hotel | cruise | cruise ship | airline | flight | passenger | trip | honeymoon | travel warning | travel advisory | state department warning | visitor | digital nomad | expat | destination | island | guests | sightseeing | snorkel | scuba | surfers | ferry | dental tourism | medical tourism | airport | =vacationing | getaway | kayak | villa | american tourists | all inclusive | =booking | =bookings | carnival cruise | royal caribbean | marriott | hilton | hyatt | passport | travel tips | wanderlust | where to stay | things to do | american traveler | surf | boutique hotel | beach town | riviera | timeshare | sunbathers | backpacker',
    es: 'turista | turismo | turistico | viajar | viaje | viajero | vacaciones | playa | hotel | crucero | aerolinea | vuelo | pasajero | luna de miel | alerta de viaje | aviso de viaje | =visitante | =visitantes | nomada digital | expatriado | destino | isla | huesped | vacacionista | aeropuerto | surfista | complejo turistico | balneario | vacacional | hospedaje | hotelero | cruceros | playas | vuelos | aerolineas | turistas | tiempo compartido | mochilero | veraneo | pueblo magico | alojamiento | sitio turistico | viajeros | turismo medico | guia de viaje | destinos | hoteles | paraiso | exhorta a no viajar | no viajar | advierten a viajeros | viajar a mexico | ferrocarril turistico | cruceristas | buceo | kayak | surf',
  },
  sports: {
    both: 'world cup | mundial | liga mx | concacaf | fifa | mls | olympic | olimpico | nfl | nba | mlb | wbc | canelo | checo perez | sergio perez | verstappen | formula 1 | f1 | ufc | messi | ochoa | chivas | el tri | uswnt | usmnt | lpga | pga | copa america | gold cup | copa oro | julio urias | raul jimenez | lozano | nations league | grand prix | gran premio | club america | santos laguna | tigres | pumas unam | cruz azul | berhalter | pulisic | super bowl | leagues cup | nascar | wta | atp | boxeo | motogp | home run | dodgers | rangers | padres',
    en: 'soccer | football team | baseball | =boxing | boxer | coach | game | match | tournament | championship | playoff | qualifier | goal | goalkeeper | striker | player | team | race | =racing | golf | tennis | wrestling | wrestler | fans | stadium | league | athlete | medal | win over | beats | defeats | =draw | semifinal | =final | =finals | knockout | runner | marathon | title fight | ninth inning | pitcher | teammate | squad | friendly | season | swimming | diver | gymnast | sport | qualifying | beat mexico | bullfight | bullfighting | bowling | rodeo | super fan',
    es: 'futbol | beisbol | boxeador | entrenador | =partido | =partidos | torneo | campeonato | eliminatoria | gol | portero | delantero | jugador | equipo | carrera de | golf | tenis | lucha | luchador | aficionado | estadio | liga | atleta | medalla | semifinal | knockout | maraton | pelea | lanzador | seleccion | amistoso | temporada | =deporte | =deportes | =deportivo | =deportiva | =deportivos | =deportivas | clasificacion | corrida de toros | pelotero | piloto | venció | derrotar | empatar | goleada | olimpiadas | tricolor | clavadista | marchista | tenista | golfista | boxeadores | grandes ligas | cuartos de final | director tecnico | fichaje | aficion | arbitro | estadios',
  },
  diaspora: {
    both: 'latino | latina | latinx | hispanic | hispano | hispana | chicano | chicana | unidosus | la raza | cesar chavez | dolores huerta | telemundo | univision | lulac | afro latino',
    en: 'mexican american | latino voters | latino vote | hispanic voters | latino community | latinas | spanish speaking | bilingual | hispanic heritage | farmworker | day laborer | spanish language media | latino lawmakers | hispanic caucus | =community | =communities | =naturalized | latinos | mixed status | first generation | daughter of immigrants | son of immigrants | neighborhood | heritage month | chicanos | student walkouts | first latina | first latino | first hispanic | latino studies | pew | identify | identity | latino students | hispanic americans | hispanic population | latino population | born in mexico | mexican immigrants | son of mexican | daughter of mexican | mexican heritage | mexican roots | dreamers graduate | ethnic studies | spanish language news | migrant worker | migrant workers | mexican workers | day laborers | farm workers | field workers | pickers | meatpacking | mexican community | mexicans abroad | mexicans living | mexican nationals | mobile consulate | consular services | matricula consular | paisanos | hometown association | dual citizenship | dual nationality | foreign workers | immigrant workers | latino workers | latino families | latino neighborhoods | latino businesses | latino youth | latino immigrants | hispanic students | hispanic community | mexican immigrant | english learners',
    es: 'mexicoamericano | mexico americano | votantes latinos | voto latino | votantes hispanos | comunidad latina | hispanohablante | bilingue | herencia hispana | trabajadores agricolas | jornalero | caucus hispano | comunidad | primera generacion | hijo de inmigrantes | hija de inmigrantes | barrio | mes de la herencia | primera latina | primer latino | primer hispano | estudios latinos | identidad | estudiantes latinos | poblacion hispana | poblacion latina | inmigrantes mexicanos | hijo de mexicanos | hija de mexicanos | herencia mexicana | raices mexicanas | estudios etnicos | trabajadores migrantes | trabajador migrante | trabajadores mexicanos | trabajadores del campo | consulado movil | servicios consulares | matricula consular | paisano | connacional | mexicanos en el exterior | mexicanos en estados unidos | comunidad mexicana | doble nacionalidad | trabajadores inmigrantes | trabajadores latinos | familias latinas | negocios latinos | jovenes latinos | inmigrante mexicano | latinos | hispanos | electores latinos | electorado latino | comunidad hispana | origen mexicano | mexicanos de segunda | hablan español | idioma español | estudiantes hispanos | maestros latinos | trabajadores hispanos',
  },
  discrimination: {
    en: 'racist | racism | discrimination | racial | racially | hate crime | white supremacist | bigot | bigotry | =profiling | prejudice | civil rights | segregation | stereotype | slur | go back to',
    es: 'racista | racismo | discriminacion | racial | crimen de odio | supremacista | perfil racial | prejuicio | derechos civiles | segregacion | estereotipo | insulto racista | denigrar | regresate a mexico | discriminar | odio racial | insultos racistas | desigualdad racial | carga racial',
  },

  // between states

  // home affairs
  guns: {
    en: 'gun | guns | firearm | gun maker | gunmaker | gun manufacturer | gun dealer | arms dealer | gun trafficking | gun smuggling | arms trafficking | weapon | ammunition | rifle | arms flow | us arms | fast and furious | smith and wesson | ghost guns | weapons south',
    es: '=arma | =armas | armas de fuego | fabricante de armas | traficante de armas | trafico de armas | municion | rifle | rapido y furioso | smith and wesson | armas de eeuu | armas estadounidenses | flujo de armas | rifles | municiones | pistola | armeria | venta de armas | armamento',
  },
  lawsuit: {
    en: 'lawsuit | sue | sues | sued | suing | supreme court | dismiss | judge | files suit | appeals court | court',
    es: 'demanda | demandar | corte suprema | desestima | juez | tribunal | corte de apelaciones | querella | demandan | tribunales | suprema corte | corte federal | recurso legal | apelacion | apelar | litigio',
  },
  intervention: {
    en: 'bomb mexico | bombing mexico | bombing it | bomb cartels | invade mexico | military force | drone strikes | military strikes | missile | war on cartels | use of force | strike cartels | designate cartels | terrorist designation | terrorist organization | foreign terrorist | sanction | sanctions | blacklist | treasury department | military action',
    es: 'bombardear | invadir mexico | fuerza militar | ataques con drones | misil | guerra contra los carteles | designar a los carteles | organizacion terrorista | sancion | sanciones | sancionar | departamento del tesoro | accion militar | ataques militares | atacar a los carteles | atacar con drones | incursion | invasion militar | bombardearlo | fuerzas estadounidenses | tropas estadounidenses',
  },
  'security-cooperation': {
    both: 'merida initiative | iniciativa merida | =dea | =fbi | =cia | =nsa',
    en: 'security cooperation | joint operation | military aid | intelligence | security talks | security agreement | counternarcotics | anti drug | agents in mexico | turn over | handed over | extradite | extradition | intel | spy | spying | surveillance | drone | us agents | attorney general barr | cienfuegos | counterterrorism | helped capture | hacked military | task force | special forces | green berets | cia drone | us military | fbi agents | law enforcement cooperation | joint task force | hand over | wanted by the us | us custody | anti cartel | border security talks | cybersecurity',
    es: 'cooperacion en seguridad | operativo conjunto | ayuda militar | inteligencia | acuerdo de seguridad | antidrogas | agentes en mexico | entregado | extradicion | extraditar | espionaje | dron | agentes estadounidenses | cienfuegos | hackeo | grupo de trabajo | fuerzas especiales | boinas verdes | ejercito estadounidense | agentes del fbi | entrega a estados unidos | entregar a | bajo custodia de estados unidos | ciberseguridad | frenar el flujo | zar antidrogas | cooperacion bilateral | extraditen | seguridad bilateral | entendimiento bicentenario | espiar | agencias estadounidenses | comando norte',
  },
  troops: {
    en: 'troops | national guard | active duty | deploy | guard members | military to the border | military at the border | soldiers to the border | guardsmen | =mobilize | =mobilizes | =mobilized | =mobilization | marines to | mattis | paramilitary',
    es: 'tropas | guardia nacional | desplegar | despliegue | militares a la frontera | militares en la frontera | soldados a la frontera | movilizar | mattis | elementos de la guardia | paramilitar | refuerzos',
  },
  military: {
    en: 'military | soldiers | army | pentagon | navy | marines | soldier | =general',
    es: 'militar | soldado | ejercito | pentagono | marina | marinos | =general | fuerzas armadas | militares | soldados | batallon | cuartel | marino',
  },

  // state failures, hardship
  corruption: {
    en: 'corruption | corrupt | bribe | bribery | graft | embezzle | money laundering | laundering | fraud | collusion | scandal | kickback | spyware | pegasus | ill gotten | crooked | odebrecht | white house scandal | tax evasion | payoff | payoffs | illegal funds | illicit enrichment | cartel money | cartel ties | ties to cartel | ties to organized crime | took bribes | shield cartel | slush | campaign money | misuse of funds | protected cartel',
    es: 'corrupcion | corrupto | soborno | malversacion | lavado de dinero | fraude | colusion | escandalo | pegasus | casa blanca de | odebrecht | evasion fiscal | desvio de fondos | enriquecimiento ilicito | fondos ilegales | dinero del narco | dinero del cartel | vinculos con el narco | nexos con | proteger al cartel | sobornar | sobornos | corruptos | lavar dinero | desvio | nepotismo | conflicto de interes | moches | estafa | peculado | narcopolitica',
  },
  impunity: {
    en: 'impunity | cover up | coverup | unsolved | botched | negligence | justice system | pretrail detention | pretrial detention | preventive detention | wrongly jailed | released after years | without trial | falsely | autopsy | whitewash | no justice | demand answers | wants answers | inaction | failed to investigate | mishandled | unpunished | disputing state | court failing | flawed investigation | experts investigating',
    es: 'impunidad | encubrimiento | encubrir | sin resolver | negligencia | sistema de justicia | prision preventiva | sin juicio | falsamente | autopsia | exige respuestas | exigen respuestas | inaccion | sin justicia | no investigaron | sin castigo | crimen sin resolver | investigacion fallida | revictimizar | clama justicia | piden justicia | exigen justicia',
  },
  'abuse-by-state': {
    en: 'human rights violation | human rights abuses | human rights | police abuse | police brutality | torture | tortured | extrajudicial | abuse of power | army killings | soldiers killed | soldiers killing | police killed | shot by police | shot by soldiers | killed by police | killed by soldiers | unarmed men | arrest of officers | officers charged | police officers charged | soldiers charged | soldiers accused | guards actions | prison guards | rights commission | excessive force',
    es: 'violacion de derechos humanos | violaciones de derechos humanos | derechos humanos | abuso policial | brutalidad policial | tortura | torturado | ejecucion extrajudicial | abuso de poder | asesinado por la policia | asesinado por soldados | hombres desarmados | policias acusados | policias detenidos | soldados acusados | soldados mataron | custodios | comision de derechos humanos | uso excesivo de la fuerza | abusos | violaciones a los derechos | militares acusados | desaparicion forzada | detencion arbitraria | represion | reprimir',
  },
  'former-official': {
    both: 'garcia luna | tomas zeron | murillo karam | genaro | javier duarte | lozoya | yarrington | cienfuegos',
    en: 'former official | ex official | former minister | security chief | security head | security secretary | ex security | former security | former top cop | attorney general | ex governor | former governor | former president | ex president | former mexican president | police chief | former police | state officials | mayor arrested | public security',
    es: 'exfuncionario | exministro | exsecretario | exjefe | fiscal general | exgobernador | expresidente | exprocurador | jefe policial | jefe de policia | exjefe de seguridad | secretario de seguridad | alcalde detenido',
  },
  prison: {
    en: 'prison | jail | inmate | prison break | prison breakout | prison riot | cell block | jailed',
    es: 'prision | carcel | preso | reo | fuga de prision | penal | motin | encarcelado',
  },
  poverty: {
    en: 'poverty | poor | inequality | hunger | low wages | hardship | malnutrition | slum | homeless | homelessness | underpaid | child labor | wage | minimum wage | poorest | food bank | starving | needy | exploit | wage theft | workers excluded | lost wages | livelihood | evictions | eviction | cut back | cost of living | working conditions | unsafe conditions | class war | underdevelopment | low income | labor abuse | sweatshop | basic goods | shantytown',
    es: 'pobreza | pobre | desigualdad | hambre | salarios bajos | desnutricion | barrio marginado | sin hogar | indigente | mal pagado | trabajo infantil | salario | salario minimo | marginacion | explotacion | precariedad | sustento | desalojo | costo de vida | condiciones laborales | subdesarrollo | bajos ingresos | carencia | pobres | carencias | necesitados | marginados | hambruna | miseria | banco de alimentos | comunidades pobres',
  },

  // between states
  'diplomatic-office': {
    en: 'ambassador | embassy | consulate | consul | diplomat | diplomatic | foreign minister | foreign secretary | secretary of state | state department | foreign policy | foreign relations | envoy | protest note | diplomacy | foreign affairs | ken salazar | consular | honorary consul | state dept | bilateral relations | diplomatic row | recall ambassador | expel | persona non grata | asylum in the embassy',
    es: 'embajador | embajada | consulado | consul | diplomatico | diplomacia | canciller | cancilleria | secretario de estado | departamento de estado | politica exterior | relaciones exteriores | enviado especial | ken salazar | consular | cónsul honorario | nota diplomatica | relaciones bilaterales | persona non grata | embajadora | diplomaticos | secretaria de relaciones exteriores | canciller mexicano | retirar a su embajador | asilo politico',
  },
  'meeting-of-leaders': {
    both: 'three amigos | tres amigos',
    en: 'summit | bilateral | talks with mexico | meet with mexico | meets with mexico | meets mexico | meet mexican president | meets with mexican | meet with mexican | meeting with mexican | visit to mexico | visits mexico | trip to mexico | mexico trip | mexico visit | state visit | phone call with | call with mexico | north american leaders | leaders summit | mexico summit | mexico talks | delegation | travels to mexico | goes to mexico | heads to mexico | arrives in mexico | mexico meeting | to mexico city | presidents meet | calls mexico | welcomed',
    es: 'cumbre | bilateral | dialogo con mexico | reunirse con | reunion con | se reune con | visita a mexico | viaje a mexico | viaja a mexico | visita de estado | llamada con | lideres de america del norte | delegacion | llega a mexico | encuentro con | se reunio | reunira | se reunen | se reune | reunieron | mandatarios | mandatario | dialogan | recibe a | visita oficial | gira por | viaja a | encabeza reunion | cita con | cumbre de',
  },
  meeting: {
    en: 'talks | meet with | meets | meeting | visit | negotiate | negotiation | negotiators | phone call | agree | agreement | treaty | deal with mexico | mexico deal | pact | =cooperation | =cooperate | partnership | =accord | =accords | agreed | bid',
    es: 'conversaciones | reunion | =visita | =visitas | =visito | =visitara | negociar | negociacion | =llamada | =llamadas | acordar | acuerdo | =tratado | =tratados | acuerdo con mexico | pacto | cooperacion | alianza | dialogo | dialogar | convenio | pactar',
  },
  'dispute-of-states': {
    en: 'pressure mexico | us pressure | pressures mexico | urges mexico | tells mexico | mexico tells | mexico says | mexico rejects | mexico accuses | mexico responds | mexico vows | mexico denies | mexico complains | mexico demands | mexico protests | mexico pushes back | pushes back | mexico slams | mexico warns | mexico condemns | mexico criticizes | mexico pledges | mexico threatens | mexico hopes | mexico agrees | mexico wants | mexico asks | threatens mexico | blasts mexico | apology | apologize | insult | spat | feud | tension | sovereignty | rift | ally | allies | snub | boycott | strained | sour | =relations | =relationship | neighbor | partner | dispute | us corn dispute | demand answers | irate | interference | meddling | complaint | mexico files | lashes out | retaliate | retaliation | clash | coercive | warning signals | mexico hits',
    es: 'presionar a mexico | presion de estados unidos | presiona a mexico | insta a mexico | mexico dice | mexico rechaza | mexico acusa | mexico responde | mexico promete | mexico niega | mexico exige | mexico protesta | mexico advierte | mexico condena | mexico critica | mexico acepta | mexico pide | amenaza a mexico | disculpa | disculparse | insulto | tension | soberania | aliado | desaire | boicot | relaciones | relacion | vecino | socio | disputa | exige explicaciones | injerencia | intromision | queja | represalia | coercitivo | ofensa | mexico deplora | deplora | protesta diplomatica | exigen a mexico | exige a mexico | diferendo | condena | reprocha',
  },
  'wall-payment': {
    en: 'pay for the wall | mexico will pay | mexico pay | mexico to pay | pay for wall | mexico paying | paying for the wall | pays for the wall | make mexico pay | paid for by mexico | who pays | who will pay',
    es: 'pagar por el muro | pague el muro | pagara el muro | pagara por el muro | mexico pague | mexico pagara | pagar el muro | quien paga',
  },
  'mexican-leader': {
    both: '=amlo | lopez obrador | obrador | peña nieto | sheinbaum | vicente fox | felipe calderon | ebrard | videgaray',
    en: 'mexican president | mexicos president | mexico president | mexico s president | president of mexico | mexican leader | mexican officials | mexican government | mexico government | mexicos government',
    es: 'presidente mexicano | presidente de mexico | presidenta de mexico | presidenta mexicana | gobierno mexicano | gobierno de mexico | mandatario mexicano | presidente electo de mexico | la presidenta | jefe de estado | gobierno de lopez obrador | mandataria | cancilleria mexicana',
  },
  'us-leader': {
    both: 'biden | trump | obama | kamala harris | harris | blinken | kerry | pompeo | tillerson | mayorkas | yellen | hillary clinton | barr | rubio | garland',
    en: 'white house | us officials | u s officials | washington | american officials | secretary of state | state department | first lady | vice president | us president | u s president',
    es: 'casa blanca | funcionarios estadounidenses | washington | secretario de estado | departamento de estado | primera dama | vicepresidenta | presidente estadounidense | presidente de estados unidos | funcionarios de ee uu | gobierno de biden | gobierno de trump',
  },

  // home affairs
  election: {
    both: 'xochitl galvez | sheinbaum | delfina gomez | =ine | plan b | =morena | =pri | =prd',
    en: 'election | electoral | =candidate | =candidates | presidential race | presidential candidate | referendum | =recall | =recalls | =recalled | vote | voters | ballot | ruling party | =opposition | presidential hopeful | campaign | inauguration | inaugurate | successor | presidential bid | landslide | runoff | elected | first female president | first woman president | party',
    es: 'eleccion | elecciones | electoral | candidato | candidata | contienda presidencial | referendum | consulta popular | revocacion | voto | votar | votante | partido gobernante | oposicion | campaña | toma de posesion | sucesor | electo | primera presidenta | =partido | =partidos | comicios | urnas | gubernatura | contendiente | padron | morenista | priista | panista | presidenciable | candidatura | alianza opositora | jornada electoral | gana la elección',
  },
  'mexican-institutions': {
    en: 'mexican senate | mexican congress | mexican supreme court | mexico supreme court | mexicos supreme court | mexico high court | mexicos high court | mexican lawmakers | mexicos congress | mexico congress | mexicos senate | mexico senate | mexico city mayor | mexicos ruling | mexican politician | mexican ex president | mexican lawmaker | mexican state governor | electoral agency | electoral institute | mexican judges | mexicos judges | mexico judges | mexican minister | mexican senator | constitutional | mexican court',
    es: 'senado mexicano | congreso mexicano | senado de mexico | congreso de mexico | suprema corte | corte suprema de mexico | alcaldesa de la ciudad de mexico | jefa de gobierno | instituto electoral | legisladores mexicanos | camara de diputados | diputado | senador | jueces | politico mexicano | expresidente mexicano | expresidente de mexico | constitucional | congreso de la union | ministros de la corte | suprema corte de mexico | partido oficialista | oficialismo | magistrado | gobierno federal | secretaria de gobernacion | alcalde | ministra | palacio nacional | conferencia de prensa | la mañanera | legislatura',
  },
  reform: {
    en: 'reform | overhaul | electoral reform | judicial reform | =legalize | =legalizes | =legalized | =legalizing | =legalization | decriminalize | abortion | same sex marriage | gay marriage | constitution | law | bill | legislature | austerity | populist | leftist | left wing | ban | decree | =nationalize | =nationalization | =nationalized | daylight saving | daylight savings | =privatize | =privatization | policy | lawmaker | legislation | congress approves | term limits | approves | upholds | rule of law | state owned | army run | military run | press freedom',
    es: 'reforma | reforma electoral | reforma judicial | legalizar | despenalizar | aborto | matrimonio igualitario | constitucion | ley | proyecto de ley | austeridad | =populista | =populistas | =izquierdista | =izquierdistas | prohibir | decreto | nacionalizar | horario de verano | privatizar | politica | legislador | legislacion | congreso aprueba | aprueba | avala | estado de derecho | paraestatal | estatal | matrimonio entre personas | iniciativa de ley | reformar | avalar | promulgar | decretar | expropiar | militarizacion | toma del puerto | marihuana legal | derogar',
  },
  protest: {
    en: 'protest | protester | =demonstrators | =demonstrator | =demonstration | =demonstrations | march against | thousands march | rally | strike | feminist | blockade | teachers union | activist | vigil | women march | womens march | =mobilize | =mobilizes | =mobilized | =mobilization | unrest | uprising | zapatista | riot',
    es: 'protesta | protestar | manifestante | manifestacion | marcha contra | miles marchan | mitin | huelga | feminista | bloqueo | sindicato de maestros | activista | vigilia | marcha de mujeres | movilizar | disturbios | levantamiento | zapatista | protestan | manifestarse | marchan | marcharon | plantón | feministas | movilizacion | inconformes | consigna',
  },
  'us-candidate': {
    both: 'desantis | cruz | rubio | hillary | hillary clinton | romney | jeb bush | jeb | bernie sanders | sanders | kamala harris | mccarthy | nikki haley | haley | ted cruz | pence | ramaswamy | mccain | gingrich | santorum | rick perry | kasich | chris christie | elizabeth warren | beto | o rourke | buttigieg | marco rubio | julian castro | donald trump | clinton | vance | ben carson | fiorina | scott walker | rand paul | huckabee | bloomberg | klobuchar | booker | newsom | kari lake | abrams',
  },
  party: {
    en: 'republican | democrat | gop | democratic | tea party | =conservatives | =conservative | liberals | =progressives | =progressive | house republicans | senate republicans | house democrats | senate democrats | hardliners | bipartisan | partisan | rnc | dnc | the right | the left | caucus | republicans and democrats',
    es: 'republicano | democrata | tea party | conservador | liberales | progresistas | linea dura | bipartidista | partidista | la derecha | la izquierda | comite nacional | republicanos | demócratas | partido republicano | partido demócrata | bancada | conservadores | lider de la mayoria | lider de la minoria',
  },
  campaign: {
    en: 'campaign | midterm | midterms | presidential primary | =primaries | presidential bid | =2016 | =2020 | =2024 | presidential | debate stage | poll | polls | pollster | approval rating | voters | nominee | nomination | =candidate | =candidates | swing state | campaign rally | campaign trail | campaign ad | super pac | election | electoral | electorate | running mate | convention | attack ad | governor race | senate race | house race | white house race | 2016 race | stump | political ad | =base | town hall | latino vote | hispanic vote | frontrunner | front runner | ballot | reelection | re election | swing voters | presidential candidate | campaign promise | gop debate | democratic debate | political',
    es: 'campaña | elecciones intermedias | intermedias | primarias | candidatura | =2016 | =2020 | =2024 | presidencial | encuesta | sondeo | indice de aprobacion | votante | nominado | nominacion | candidato | estado pendulo | mitin | anuncio de campaña | eleccion | electoral | electorado | compañero de formula | convencion | contienda | =base | voto latino | voto hispano | favorito | reeleccion | aspirante | promesa de campaña | debate republicano | debate democrata | politico | elecciones de medio periodo | medio periodo | anuncios | precandidato | electores | aspirantes | candidato presidencial | carrera presidencial | base electoral | las encuestas',
  },
  'us-government': {
    en: 'congress | senate | house | shutdown | government shutdown | white house | federal judge | ruling | funding | legislation | administration | national emergency | emergency declaration | lawmakers | appeals court | spending | speaker | pelosi | schumer | mcconnell | boehner | paul ryan | filibuster | senator | congressman | amendment | reconciliation',
    es: 'congreso | senado | camara de representantes | cierre del gobierno | cierre de gobierno | casa blanca | juez federal | fallo | fondos | financiamiento | legislacion | gobierno de biden | gobierno de trump | emergencia nacional | tribunal de apelaciones | presupuesto | pelosi | schumer | mcconnell | boehner | paul ryan | senador | congresista | enmienda',
  },
  energy: {
    both: 'pemex | =cfe | =lng | solar | lithium | exxon | sempra | tren maya | mayan train | maya train',
    en: 'oil | gas | gasoline | fuel | energy | =electricity | =electric | power grid | power plant | mining | miners | mine | pipeline | water | drought | pollution | sewage | climate | climate change | wildlife | =conservation | =conservationists | environment | environmental | coal | refinery | =renewable | =renewables | wind | emissions | river | dam | sargassum | seaweed | biodiversity | reef | aquifer | trash | garbage dump | air quality | smog | plastic | solar projects | clean energy | extreme heat | heat extremes | land defenders | extinction | panda | hippo | hippos | deer | poach | wildlife trafficking | trafficked animals | refineries | oil company | gas prices | nuclear | earth | planting trees | lead batteries | logging | avocado orchards | fishing | deforestation | rainforest | jungle | water shortage | carbon',
    es: 'petroleo | gas natural | gasolina | combustible | energia | energetico | electricidad | electrico | red electrica | mineria | minero | mina | oleoducto | gasoducto | agua | sequia | contaminacion | aguas residuales | clima | climatico | cambio climatico | fauna | conservacion | medio ambiente | ambiental | carbon | refineria | =renovable | =renovables | litio | emisiones | =presa | =presas | sargazo | biodiversidad | arrecife | deforestacion | selva | basura | calidad del aire | esmog | plastico | solares | energia limpia | calor extremo | defensores de la tierra | extincion | panda | hipopotamo | =venado | =venados | caza furtiva | trafico de animales | petrolero | petrolera | nuclear | sembrar arboles | tala | aguas negras | pesca | escasez de agua | energias | electrica | solar | proyectos solares | ecologico | ecologista | ambientalista | agua potable | trasvase | crudo | hidrocarburos | contaminante | manglar | plantas de | defienden la tierra | criatura marina',
  },
  wildlife: {
    both: 'vaquita | monarca | jaguar | axolotl | ajolote | totoaba',
    en: 'monarch | butterflies | butterfly | =animal | =animals | wolf | wolves | whale | turtle | shark | deer | goat | fishing | marine | species | extinction | bird | endangered | crocodile | alligator | dolphin | bear | coral | parrot | porpoise | zoo | sea lion | frog | bat | tree | birds',
    es: 'mariposa | =animal | =animals | lobo | ballena | tortuga | tiburon | =venado | =venados | marsopa | pesca | marino | extincion | especie | ave | peligro de extincion | cocodrilo | delfin | oso | coral | arbol | zoologico | ballenas | tortugas | jaguares | mariposas | animales | lobos | aves | vaquita marina',
  },
  health: {
    both: 'covid | covid 19 | coronavirus | zika | cdc | virus | =oms | ^WHO | h1n1 | monkeypox | botox | fda',
    en: 'health | disease | epidemic | pandemic | outbreak | =hospital | =hospitals | doctor | medicine | medical | medication | pharmacy | pharmacies | drugstore | vaccine | vaccination | fungal meningitis | meningitis | infection | surgery | cosmetic surgery | tummy tuck | liposuction | cancer | obesity | diabetes | food safety | salmonella | swine flu | flu | measles | tuberculosis | malaria | nurse | patient | mental health | abortion pill | abortion pills | abortion | clinic | screwworm | bacteria | contaminated | =recall | =recalls | =recalled | nutrition | soda tax | junk food | healthcare | health care | sick | illness | e coli | listeria | insurance | dental | cyclospora | quarantine | pregnant | bbl | plastic surgery | smoking ban | smoking | toxic | hand sanitizer | big pharma | docs | injuries | tranquilizer | health risk | medical checks | drug shortages | doctors | injury | medical care | cosmetic | psychedelic | transplant | ivf | fentanyl test | tainted | overdose | overdose deaths | naloxone | narcan | addiction | addict | rehab | opioid epidemic | opioid crisis | patients | healers | dentist | dentists | weight loss | stem cell | =hospitalized | sickened | poisoning | virus outbreak | dengue | public health | vaccines | organ transplant | blood plasma | surrogate | surrogacy | medical help | seizures | =genetic | =genetics | pediatrics | alzheimers | poorer health | covid19',
    es: 'salud | enfermedad | epidemia | pandemia | brote | =hospital | =hospitals | medico | medicina | medicamento | farmacia | vacuna | vacunacion | meningitis | infeccion | cirugia | cirugia estetica | cancer | obesidad | diabetes | seguridad alimentaria | salmonela | gripe porcina | =gripe | influenza | sarampion | tuberculosis | malaria | enfermera | paciente | salud mental | pastillas abortivas | aborto | clinica | gusano barrenador | bacteria | contaminado | nutricion | impuesto a los refrescos | comida chatarra | sanitario | seguro medico | cuarentena | procedimiento estetico | fumar | tabaco | toxico | desinfectante | farmaceuticas | medicos | lesiones | riesgo para la salud | atencion medica | lesion | trasplante | adulterado | embarazada | sobredosis | muertes por sobredosis | naloxona | adiccion | adicto | rehabilitacion | crisis de opioides | dentista | hospitalizado | intoxicacion | dengue | salud publica | celulas madre | vacunas | sanidad | subrogacion | gestacion subrogada | plasma sanguineo | convulsiones | pediatria | enfermedades | hospitales | doctores | vacunar | medicinas | farmacias | contagio | epidemias | embarazo | covid19 | alimentos contaminados',
  },
  disaster: {
    both: 'tsunami | popocatepetl | volcan de',
    en: 'earthquake | quake | hurricane | storm | tropical storm | volcano | erupt | eruption | flood | flooding | explosion | explode | blast | crash | plane crash | bus crash | collapse | accident | wildfire | fire | fire killed | landslide | tornado | rescue | rescuer | survivor | rubble | derail | derailment | drown | drowned | capsize | magnitude | landfall | shipwreck | sinkhole | heat wave | sinking | evacuate | death toll | migrant center fire | trapped | stampede | helicopter crash | train crash | emergency landing | hurricane season | wreck | overturn | blaze | aftershock | category 4 | category 3 | category 5 | devastation | cyclone',
    es: 'terremoto | sismo | temblor | huracan | tormenta | tormenta tropical | volcan | erupcion | inundacion | explosion | estallar | choque | accidente aereo | accidente de autobus | derrumbe | colapso | accidente | incendio | incendio forestal | deslave | deslizamiento | =tornado | =tornados | rescate | rescatista | sobreviviente | escombros | descarrilamiento | ahogado | ahogarse | naufragio | magnitud | tocar tierra | socavon | ola de calor | evacuar | numero de muertos | atrapado | estampida | helicoptero | volcadura | replica | ciclon | damnificado | sismos | lluvias torrenciales | tormentas | inundaciones | accidentado | se estrella | muertos en accidente | naufrago | volco | ahogamiento | hundimiento | incendios | victimas del incendio | cuerpos rescatados | deslizamientos | desplome | avioneta',
  },

  // third countries
  region: {
    both: 'guatemala | honduras | el salvador | nicaragua | venezuela | cuba | haiti | colombia | ecuador | costa rica | brazil | brasil | bolivia | argentina | chile | peru | bukele | maduro | ortega | evo morales | castillo | darien | oas | =oea | celac | =brics | =canada | trudeau | china | bolsonaro | lula | petro | panama | puerto rico | uruguay | paraguay | belize | belice | trinidad | jamaica',
    en: 'central america | central american | latin america | latin american | honduran | salvadoran | guatemalan | venezuelan | cuban | haitian | nicaraguan | colombian | northern triangle | canadian | chinese | north america | north american | hemisphere | hemispheric | summit of the americas | brazilian | peruvian | ecuadorian | caribbean | russia | russian | ukraine | spain | japan | north american leaders | three amigos | third country | cubans | venezuelans | hondurans | guatemalans | salvadorans | nicaraguans | colombians | haitians | ecuadorians | dominican | south america | south american | canadians | latin leaders | regional leaders | germany | france | britain | israel | korea | korean',
    es: 'centroamerica | america central | centroamericano | america latina | latinoamerica | latinoamericano | hondureño | salvadoreño | guatemalteco | venezolano | cubano | haitiano | nicaragüense | colombiano | triangulo norte | canadiense | chino | america del norte | norteamerica | hemisferio | cumbre de las americas | brasileño | peruano | ecuatoriano | caribe | rusia | ucrania | españa | japon | tercer pais | tres amigos | sudamerica | sudamericano | dominicano | uruguayo | paraguayo | alemania | francia | gran bretaña | israel | corea | latinoamericanos | centroamericanos | ruso | rusos | peruana | venezolanos | cubanos | haitianos | guatemaltecos | hondureños | salvadoreños | colombianos | china | asiatico | organizacion de estados americanos',
  },
  'trade-with-canada': {
    both: '=nafta | =usmca | =tlcan | =tmec | t mec',
    en: 'north american free trade | mexico and canada | canada and mexico | mexico canada | canada mexico',
    es: 'mexico y canada | canada y mexico',
  },
} as const satisfies Concepts
