// Portuguese cues, of Portugal and Brazil. Weights: 2 = says it outright, 1 = enough alone, 0.5 = needs company, negative = speaks against it.
import type { CueTable } from '../cueMatcher.ts';

export const portugueseCues: CueTable = {
  'opt-out': {
    2: 'descadastr*, cancelar a subscricao, cancelar minha inscricao, cancelar inscricao, remover da lista, removam me, remova me, me remova, me remover, me tirem, me tira da, tirem me, retirem me, retire me, me exclua, excluir meus dados, apagar os meus dados, apaguem os meus, eliminem os meus, nao quero receber, nao desejo receber, nao quero mais receber, parem de, pare de, nao me escrev*, nao me envi* mais, nao me contact*, nao entrem em contacto, da vossa lista, da sua lista, da lista de, chega de email*, chega de e mail*',
    1: 'lgpd, rgpd, sem meu consentimento, sem o meu consentimento, nunca autorizei',
  },
  complaint: { 2: 'reclamacao, advogado, procon, denuncia*, assedio, spam', 1: 'inaceitavel, vergonha, farto, farta, terceira vez, absurdo, cansei, palhacada' },
  'wrong-person': {
    2: 'pessoa errada, nao sou a pessoa, nao sou o responsavel, nao sou a responsavel, nao e comigo, nao e a minha area, nao e minha area, ja nao trabalho, nao trabalho mais, nao trabalha mais, ja nao estou, nao trato, nao cuido, saiu da empresa, endereco errado, contato errado, contacto errado, me aposentei, reformei me',
    1: 'nao decido, nao depende de mim, outro departamento, outra area, nao sou eu',
  },
  referral: {
    2: 'fale com, falem com, falar com o, falar com a, entre em contato com, entre em contacto com, contacte, contate, escreva para, escreve para, escreva a, encaminhei, reencaminhei, vou encaminhar, passei para, passei ao, quem trata, quem cuida, quem decide, o responsavel e, a responsavel e, a pessoa certa, meu colega, minha colega, o meu colega, a minha colega, em copia, procure, procura, dirija se, pergunte por',
    1: 'meu socio, minha socia, meu chefe, minha chefe, o email dele, o email dela, cuida disso, trata disso',
  },
  'not-interested': {
    2: 'nao temos interesse, nao tenho interesse, sem interesse, nao estamos interessad*, nao estou interessad*, nao nos interessa, nao me interessa, nao obrigad*, obrigado mas nao, obrigada mas nao, nao precisamos, nao preciso, nao e para nos, nao serve, decidimos nao, optamos por outro, escolhemos outro, outro fornecedor, ja temos fornecedor, nao vamos avancar, nao vamos seguir, nao avancamos, nao queremos, dispensamos, dispenso, nao insista, desistimos, fica para outra, deixa pra la',
    1: 'ja temos, estamos bem servidos, satisfeitos com, estamos satisfeitos, prefiro nao, melhor nao, nao faz sentido para',
  },
  'not-now': {
    2: 'agora nao, por agora nao, neste momento nao, de momento nao, no momento nao, nao e o momento, nao e boa altura, este ano nao, esse ano nao, mais para a frente, mais pra frente, mais tarde, no proximo ano, para o ano, ano que vem, proximo trimestre, depois do verao, depois das ferias, depois do carnaval, daqui a uns meses, daqui a tres meses, daqui a seis meses, em alguns meses, volte a, volta a falar, voltem a, voltamos a falar, retomamos, retomar, so a partir, so em, so depois, nao antes de, ate la, orcamento fechado, orcamento congelado, adiado, adiar, em espera, em pausa, muito cedo, me lembra, lembre me, me procura em',
    1: 'nao temos tempo, outras prioridades, a partir de, quando passar, fecho do ano, fechamento, correria, safra, ate setembro, ate janeiro',
  },
  'meeting-request': {
    2: 'agendar, agendamos, marcar uma, marcar um, marcamos, vamos marcar, uma reuniao, reuniao, reunir, uma chamada, uma ligacao, me liga, me ligue, ligue me, liga me, telefone me, nos falamos, falamos na, falar na, videochamada, videoconferencia, pelo teams, link do teams, uma demo, uma demonstracao, uma visita, visitar, venha, venham, passe ca, passe aqui, passa aqui, apareca, esta disponivel, estao disponiveis, estou disponivel, estou livre, tenho livre, disponibilidade, da para mim, da pra mim, pode ser, fica bem, serve me, funciona para mim, convite, manda o convite, presencial, pessoalmente, mostre nos, fechado',
    1: 'agenda, calendario, meia hora, 30 minutos, 20 minutos, um cafe, semana que vem, proxima semana, horario',
    0.5: 'hora, horas, semana, tarde, conversar, falar',
    '-1.5': 'nao me ligue*, nao liguem, sem reunioes, nao precisa de reuniao, nada de reunioes, sem chamadas',
  },
  'concession-request': {
    2: 'desconto, abatimento, melhor preco, preco melhor, baixar o preco, baixar, melhorar o preco, melhorar a proposta, melhorar as condicoes, condicoes especiais, preco especial, igualar, cobrir a, gratis, de graca, oferta de, prazo de pagamento, parcelar, parcelado, por cento menos, ultimo preco, fazem por',
    1: 'negociar, margem, mais barato, assino, fechamos se, excecao, esforco',
  },
  'pricing-request': {
    2: 'quanto custa, quanto custam, quanto custaria, quanto fica, quanto ficaria, quanto sai, quanto e, qual o preco, qual e o preco, qual o valor, que preco, preco*, precos, valores, tabela de precos, orcamento para, um orcamento, orcamento de, cotacao, proposta comercial, proposta de preco, custo total, ordem de grandeza, por mes, por usuario, por utilizador, com iva, sem iva, a quanto, por quanto',
    1: 'custo, custos, orcamento, valor, euros, reais, quanto',
    '-1': 'nos custa, preco ok, orcamento fechado, orcamento congelado',
  },
  'information-request': {
    2: 'pode enviar*, pode me enviar, pode mandar, podia enviar, podiam enviar, poderia enviar, pode me mandar, me manda, mande, mandem, envie, enviem, me envia, me envie, mais informacoes, mais informacao, mais detalhes, ficha tecnica, fichas tecnicas, catalogo, folheto, brochura, documentacao, referencias, caso de sucesso, casos de sucesso, prazo de entrega, prazo, manual, certificad*, compativel, gostaria de saber, gostava de saber, queria saber, quero saber, preciso saber, preciso de saber, gostava de ver, tem como, voces tem, oferecem, como funciona, e possivel, da para, da pra, integra*, amostra, amostras, explique, explica, confirma, confirmar',
    1: 'informacao, informacoes, detalhes, duvida, duvidas, pergunta, perguntas, guia, garantia, qual, quais, quantos, quantas, quanto tempo, onde, quem, como, lista',
  },
  objection: {
    2: 'muito caro, caro demais, carissimo, muito complicado, preocupa nos, me preocupa, preocupa me, nao me convence, nao estou convencid*, tenho duvidas, receio, contrato em vigor, contrato ate, fidelizacao, amarrad*, ma experiencia, ja tentamos, fora do orcamento, nao vejo como',
    1: 'mas, porem, contudo, risco, problema, infelizmente, medo',
  },
  'positive-interest': {
    2: 'temos interesse, tenho interesse, estamos interessad*, estou interessad*, interessante, parece bom, parece bem, parece interessante, gostei, gostamos, adorei, adoramos, perfeito, vamos avancar, podemos avancar, avancamos, vamos em frente, pode avancar, queremos, aprovado, luz verde, proximos passos, manda o contrato, envie o contrato, convencid*, estou convencido, estou convencida, topo, topamos, bora, combinado',
    1: 'otimo, excelente, legal, boa ideia, claro, com certeza, que bom, fixe, top',
    '-2': 'nao temos interesse, nao tenho interesse, nao estou interessad*, nao estamos interessad*, nao estou convencid*',
  },
  'out-of-office': {
    2: 'fora do escritorio, estou de ferias, estarei de ferias, de ferias ate, em ferias, estou ausente, estarei ausente, ausente ate, licenca de maternidade, licenca maternidade, licenca, de baixa, acesso limitado, sem acesso ao email, regresso a, regresso no, volto no, volto dia, volto a, voltarei, estarei de volta, de volta no, de volta em, retorno em, retorno no, retorno dia, encerrados, encerrado, fechados para, em viagem',
    1: 'na minha ausencia, em caso de urgencia, assuntos urgentes, meu regresso, meu retorno, ferias',
  },
  'decline-time': { 1: 'nao posso, nao podemos, impossivel, nao da, nao consigo, nao estou, ocupad*, em vez de, pior dia' },
  'small-talk': { 1: 'como esta, como vai, tudo bem, tudo bom' },
};
