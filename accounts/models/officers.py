"""Officers and the roles they hold."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

from accounts.enums import Reach, Role


class OfficerManager(BaseUserManager["Officer"]):
    """Accounts are made by `accounts.actions.officers.create_officer` only."""


class Officer(AbstractBaseUser):
    """A person with an account. There is no superuser and no staff flag: rights are roles."""

    username = models.CharField("用户名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    post = models.CharField("职务", max_length=60, blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        on_delete=models.PROTECT,
        related_name="officers",
        verbose_name="单位",
    )
    reach = models.CharField("数据范围", max_length=12, choices=Reach, default=Reach.ORGANISATION)
    is_active = models.BooleanField("启用", default=True)
    is_demonstration = models.BooleanField("演示账号", default=False, editable=False)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    session_version = models.PositiveIntegerField("会话版本", default=0, editable=False)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)

    objects = OfficerManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "账号"
        verbose_name_plural = "账号"
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                condition=Q(username__regex=r"^[a-z0-9][a-z0-9._-]*$"),
                name="officer_username_shape",
                violation_error_message="用户名只能用小写字母、数字和 . _ -，并以字母或数字开头。",
            ),
            models.CheckConstraint(
                condition=Q(reach__in=Reach.values),
                name="officer_reach_known",
                violation_error_message="数据范围不在可选项之内。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held, read once per object."""
        return frozenset(Role(grant.role) for grant in self.grants.all())

    def has_role(self, role: Role) -> bool:
        """Whether the officer is active and holds `role`."""
        return self.is_active and role in self.roles

    def has_any_role(self, roles: Iterable[Role]) -> bool:
        return self.is_active and not self.roles.isdisjoint(roles)

    @property
    def role_labels(self) -> list[str]:
        return [role.label for role in Role if role in self.roles]

    @property
    def district_code(self) -> str:
        """Six-digit code of the district (or the city) of the officer's organisation."""
        return self.organisation.region.district_code

    def password_age(self, today: date) -> int | None:
        """Days since the password was set, None when unknown."""
        return (today - self.password_changed_at.date()).days if self.password_changed_at else None

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """As Django's, and changed by `session_version` too: a change of rights ends all sessions."""
        salt = "accounts.models.Officer.get_session_auth_hash"
        value = f"{self.password}:{self.session_version}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()


ROLE_CONFLICT_SQL = """
    PERFORM 1 FROM accounts_officer WHERE id = NEW.officer_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1 FROM accounts_rolegrant g
        WHERE g.officer_id = NEW.officer_id AND g.id IS DISTINCT FROM NEW.id AND g.role <> NEW.role
          AND (NEW.role IN ('security_admin', 'system_admin', 'audit_admin')
               OR g.role IN ('security_admin', 'system_admin', 'audit_admin'))
    ) THEN
        RAISE EXCEPTION 'role_conflict: % may not be held together with the other roles', NEW.role
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rolegrant_separation';
    END IF;
    RETURN NEW;
"""


class RoleGrant(models.Model):
    """One role of one officer, and who granted it.

    An administrator role stands alone: neither with another administrator role nor with a
    business role (separation of the three administrators, GB/T 22239-2019 8.1.4.2 d).
    """

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="grants", verbose_name="账号")
    role = models.CharField("角色", max_length=20, choices=Role)
    granted_by = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="授予人",
    )
    granted_at = models.DateTimeField("授予时间")

    class Meta:
        verbose_name = "角色授予"
        verbose_name_plural = "角色授予"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "role"], name="rolegrant_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="rolegrant_role_known"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="rolegrant_separation",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=ROLE_CONFLICT_SQL,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id}: {self.role}"
