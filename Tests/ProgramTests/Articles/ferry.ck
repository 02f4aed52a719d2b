# What the ferry's reports must come to.
load ferry-harbour.en.txt \
     ferry-sahil.ar.txt
expect 2 articles
expect no conflicts
expect killed in 100..200
