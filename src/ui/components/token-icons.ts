/** The icons of tokens in the package: names of its files. */

/** Lower-case symbols; `scripts/lib/token-list.mjs` puts the files there. */
export const TOKEN_ICONS =
  '1inch aave ankr ant avax bal band bat bnb bnt btc chz comp crv cvc dai enj eth gno grt gusd knc link lpt lrc mana matic mkr mln oxt paxg pol qnt ren req rlc sand skl snt snx storj sushi uma uni usdc usdt wbtc weth yfi zrx'.split(
    ' ',
  );
