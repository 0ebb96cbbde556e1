from ..accounts.roles import Permission, Role

SEE_RETENTION = Permission(to="see how long records are kept", roles=frozenset({Role.TEAM_LEAD}))
