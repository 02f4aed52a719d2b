# The sample session: thirteen reports by invented outlets on January 2022 in Kazakhstan, in four languages.
# Their figures are those of the public record as they changed; articles/SOURCES.md says where each comes from.
# The session is remade, when an engine changes, by remake.ck behind this file: see there.

load sessions/articles/2022-01-06-difaf.ar.txt
load sessions/articles/2022-01-06-meridian.en.txt
load sessions/articles/2022-01-06-semirechye.ru.txt
load sessions/articles/2022-01-07-meridian.en.txt sessions/articles/2022-01-07-harbour.en.txt \
     sessions/articles/2022-01-07-atlante.fr.txt
load sessions/articles/2022-01-09-difaf.ar.txt sessions/articles/2022-01-09-courrier.fr.txt
load sessions/articles/2022-01-10-harbour.en.txt sessions/articles/2022-01-10-semirechye.ru.txt
load sessions/articles/2022-01-12-atlante.fr.txt
load sessions/articles/2022-01-15-marfa.ar.txt sessions/articles/2022-01-15-semirechye.ru.txt
expect 13 articles

# Who of the security forces was killed: at least eight, 18, then 16, then 19.
compare --event killed
expect killed of security-forces in 8..19
expect at least 1 conflicts on killed of security-forces

# The 164 of 9 January were taken back the next day.
expect at least 1 withdrawals on killed
note "the 164 were withdrawn on 10 January; the prosecutor's 225 of 15 January stand"

# Arrests only grew.
compare --event arrested
expect at least 3 updates on arrested
