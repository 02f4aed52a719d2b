# Keeps what the command file before it made as the sample session, with the time of its last report:
#
#     SOURCE_DATE_EPOCH=1642291200 swift run -c release crosscheck run sessions/kazakhstan-2022.ck sessions/remake.ck

save sessions/kazakhstan-2022.json --replace
