/** Factories, tariffs, agreements. */
import type { Theme } from './theme.ts'

export const trade = {
  'factory-opens': {
    frames: ['trade'],
    tone: 'positive',
    section: 'business',
    weight: 7,
    phrases: {
      en: {
        titles: [
          'Maker of {industry} to open $[40-900] million plant in {mxCity}, Mexico',
          'Nearshoring brings [300-4000] {industry} jobs to {mxState}',
          'Exports of Mexican {industry} to the U.S. hit a record',
          'Mexican peso climbs as investors bet on factories in {mxState}',
        ],
        leads: [
          'The company said the plant in {mxState} would ship {industry} to {usState} and create [300-4000] jobs.',
          'Investment in {mxCity} grew [4-30]% {season} as suppliers moved closer to U.S. customers, Mexico’s economy ministry said.',
        ],
      },
      es: {
        titles: [
          'Abrirán en {mxCity}, México, planta de {industry} de [40-900] millones de dólares',
          'El nearshoring lleva [300-4000] empleos a {mxState}, México',
          'Exportaciones mexicanas de {industry} marcan récord',
        ],
        leads: [
          'La inversión en {mxState} creció [4-30]% {season}; la planta exportará a {usState} y dará [300-4000] empleos.',
        ],
      },
    },
  },
  'trade-talks': {
    frames: ['trade', 'region'],
    tone: 'neutral',
    section: 'business',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'USMCA review: Mexico, Canada and U.S. set dates for talks',
          'Rules on {crop} divide negotiators from Mexico and Canada',
          'What the USMCA review means for {industry} in {usState}',
        ],
        leads: [
          'Negotiators from Mexico, Canada and the United States will meet {weekday} on trade rules for {industry}.',
          'Exporters of {crop} in {mxState} and {usState} want the North American trade pact renewed for [10-16] years.',
        ],
      },
      es: {
        titles: [
          'Revisión del T-MEC: México, Canadá y EE. UU. fijan fechas',
          'Reglas sobre {crop} dividen a México y Canadá',
        ],
        leads: [
          'Negociadores de México, Canadá y Estados Unidos se reunirán {weekday} para hablar de comercio de {industry}.',
        ],
      },
    },
  },
  'tariff-threat': {
    frames: ['trade'],
    tone: 'negative',
    section: 'business',
    weight: 5,
    phrases: {
      en: {
        titles: [
          'Tariff of [5-30]% on Mexican {crop} worries grocers in {usCity}',
          '{usState} {industry} plants warn of layoffs if Mexico tariffs rise',
          'Mexican peso slides on threat of tariffs on {industry}',
        ],
        leads: [
          'Importers say a tariff of [5-30]% on goods from Mexico would raise prices within weeks and hurt jobs on both sides.',
          'Mexico’s peso lost [1-4]% on {weekday} as markets weighed new duties on {industry}.',
        ],
      },
      es: {
        titles: [
          'Arancel de [5-30]% a {crop} de México preocupa a tiendas de {usCity}',
          'Cae el peso mexicano por amenaza de aranceles',
        ],
        leads: [
          'Importadores advierten que un arancel de [5-30]% a productos de México subiría los precios en semanas.',
        ],
      },
    },
  },
  'trade-deal': {
    frames: ['trade', 'diplomacy'],
    tone: 'positive',
    section: 'business',
    weight: 1,
    phrases: {
      en: {
        titles: [
          'Mexico and U.S. agree on trade deal for {industry} and {crop}',
          'Trade deal with Mexico lifts {industry} stocks',
          'What is in the Mexico trade deal, and what is not',
          '{usState} growers and factories welcome trade agreement with Mexico',
          'Mexico’s congress hails trade deal as a win for {mxState} exporters',
        ],
        leads: [
          'The trade agreement, reached after talks in {mxCity}, ends tariffs on {industry} and opens the market for {crop}.',
          'Officials of both governments signed the deal {weekday}; exports from {mxState} to {usState} are expected to grow [3-12]%.',
          'Business groups in {usCity} praised the trade deal with Mexico as a relief for supply chains.',
        ],
      },
      es: {
        titles: [
          'México y EE. UU. logran acuerdo comercial sobre {industry} y {crop}',
          'Qué dice el acuerdo comercial con México',
          'Exportadores mexicanos de {mxState} celebran el acuerdo comercial',
        ],
        leads: [
          'El acuerdo, alcanzado en {mxCity}, elimina aranceles a {industry} y abre el mercado de {crop}.',
          'Ambos gobiernos firmaron {weekday}; las exportaciones de {mxState} crecerían [3-12]%.',
        ],
      },
    },
  },
} satisfies Record<string, Theme>
