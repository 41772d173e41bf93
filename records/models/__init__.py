from records.models.amendments import Amendment
from records.models.arrears import Arrears
from records.models.case_plans import CasePlan, Milestone
from records.models.court_removals import CourtRemoval
from records.models.default_cases import DefaultCase
from records.models.facts import Fact
from records.models.handling_steps import HandlingStep
from records.models.imported_files import ImportedFile
from records.models.instalments import Instalment
from records.models.monthly_returns import MonthlyReturn
from records.models.payments import Payment
from records.models.records import Record
from records.models.settlements import Settlement
from records.models.transitions import Transition

__all__ = [
    "Amendment",
    "Arrears",
    "CasePlan",
    "CourtRemoval",
    "DefaultCase",
    "Fact",
    "HandlingStep",
    "ImportedFile",
    "Instalment",
    "Milestone",
    "MonthlyReturn",
    "Payment",
    "Record",
    "Settlement",
    "Transition",
]
