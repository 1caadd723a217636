/**
 * Private keys with the secrets that version 1 derives from them. The answers were computed from the keys' JWK with Node's crypto
 * module, and not with the code under test. The keys protect nothing. For tests only.
 */
export const FROZEN: readonly (readonly [name: string, pem: string, secret: string])[] = [
  [
    'Ed25519, the key of RFC 8410 (10.3)',
    `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----`,
    'B5HB1jemOPL9nU5YrnTXZ2Tfn2vxiDpvH13tRQnq_BA',
  ],
  [
    'P-256, made by OpenSSL 3',
    `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUAAZU1P9xIQV/cgF
/7R29ylNLaIzgpk2ETI9uSM7Rj2hRANCAASdXDzJVocBwsf2fYPpxmPN34LJNdN4
IhEgXxyfT5h5wyISdj/fi/9ymlvsrPhmNUN2cZudzCCoDiabHsYPRcBs
-----END PRIVATE KEY-----`,
    '8wesPf7vYKGUJN5Txwl6ammKw7KbLx1g9edAjeH7Z0I',
  ],
  [
    'RSA, made by OpenSSL 3',
    `-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCbT1cTZA1VhlyN
5sKAfXpF+Gf6AgoEVa1f4J09NXEIvHGnvGhqXcdDJ13sBemHQXD8FqIURqLPsVOf
9ZhcMGkRXIQahs5QWOYTO/VHJgK5SkZlXUmUS+KMT2QmC3R4SixMDh4a13+kTTvS
ylytSCNpKzxNzHd527FRvwi3lHsTEGmi7fI1A5ocFsqDdgRO+Etn6QDfWA06PQGY
yV+gtyR1O14OJ0DZmYkW+DmWARbKk3yCQSICm3ZHIHd5Cc61WoanDLV0j9BzcxMA
rGRZ5bfAhGfHkS884qn22Sl8X+8NfTiR8hr3BLpENFOc4E3WebDql6NV7C/Fvcv5
xUcgLfOLAgMBAAECggEAREGdyMFflNdMpPamQ7chvk+aTseHpHkNDcaXBFgQ2eCL
6MaGczzMvqg2AG1mwVFS+Q9vYw7aLgJGeNYEhHuoKX+p9UiKssgnMYvX09GSP+Gz
R4g0tq6VHcokfw3ovZcHmdNYir5r9AcXhB/4lBVQrr9YLO7wEUeqyfz1tUzVvD36
bEIlIOcwPinxGI4wvDZy8fnMqDmJxqOUpfKyJ6B50x7hALoOGur3cAqMW5t8ffi+
womwPRs9i62iKSK2vXSGo6rjrIWB+2Qic0ApELSHVrdruv2k3h95PlI4EKnXwDW5
OvNvzqxZOH0AiIHDWEgjyDun+nWDIUtJRVTOtR3s1QKBgQDP1s0B/imHPxHio2xe
Tk7R7rlXmX8Sfun/2vL5kfgPhKK+AufyyZWIt0dLouLKRx4RLD9A73gflPj+aF4f
/0PsGC4FudG1Bixwdj2PFb/IWyd2MEl/sK5Mdu+gYxuLdCaQ4ZrOm8GZ5wjOLyjb
GNgxzYK9SdEStq3tfFoQonn19wKBgQC/THattoN1KtCx1Lq92asPQ/dl9DsPTl/+
hhe1J4+ViWT6y4zR16xX++Cw0NoCth5rmsMHY4kjKdA192FvynG0w1KljIXU/Usi
O6Aei6Szlw8EgpSpm6hvtE/+jB2jO6UGy2moqJrwAVF24hKfs21rpTMCerbT/cjD
elafiTG6DQKBgQCuxLxNMbEwFjvu7WciAg1LgMd/vwZYwjn4uN9aN4F1Yx4KU51B
znscpKmiE41LdPP2ktN5wiSrwfSC0bZch6VQ8aA5lmCeLVvPEc5/9FT5oJUVUFNt
uV9H0zd7EfvGj1witmMb22O4C8uevY9IdaLOdja6/0h8yPqGWevOUyHlTwKBgQCz
FHqZHh2sBru9bd6vMWCAdujXqa3MI1ub4p24+WLh4vAEE58tJhBxgRqTi8A6/5A0
vXlLpnNP1qnSi1XMmCCfzqXE0mrKu5+lWVoInkM91/C4ESHoMQ6aG5szOKnaEFDp
rmyn9catXR6NAw/aLtcFCW5aKNSUWaSi0hjbWkyR1QKBgH9XVguHpTQzGS2k77I+
+sZ3vNUUnDzZuoYkq87gW39nGjTU3LOeoHxsGaGsGXfqObje0Zn5ZLDJHpe59md8
L4xGZW8a40IBTOIgMo4uZCP35HK64hQxg7lJPbGgdEWcpVLVRiCozaL6yrDUaVPG
YY5JLKRpxYTFtqsqtbn7Tr3X
-----END PRIVATE KEY-----`,
    'vfsSw9pNSwtKG0liKpVEj_H5V5BCTwxJmwfAmNknwPA',
  ],
];
