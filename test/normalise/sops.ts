export const cipher = 'ENC[AES256_GCM,data:8SSqtPqJhQ==,iv:6WRUR9V1Bfs4vFyKb2bL5BmJ4o8Ld2+Qn4o9v0t8x1Q=,tag:3wG8Zp0qX9b1m0d5t2c7Wg==,type:str]'

type Parts = { readonly kind?: string; readonly name?: string; readonly namespace?: string; readonly data?: string; readonly mac?: string }

/** A Secret as SOPS writes it, with its keys in an order of their own. */
export const encrypted = ({
  kind = 'Secret',
  name = 'db',
  namespace = 'shop',
  data = `{ password: '${cipher}' }`,
  mac = cipher,
}: Parts = {}): string => `kind: ${kind}
apiVersion: v1
metadata:
    namespace: ${namespace}
    name: ${name}
type: Opaque
data: ${data}
sops:
    age:
        - recipient: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
          enc: |
            -----BEGIN AGE ENCRYPTED FILE-----
            YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBub25l
            -----END AGE ENCRYPTED FILE-----
    lastmodified: "2026-11-26T10:00:00Z"
    mac: ${mac}
    encrypted_regex: ^(data|stringData)$
    version: 3.10.2
`
