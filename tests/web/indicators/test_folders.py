"""Plan folders through the record: every column of every table comes back, byte for byte."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gangmu.files.plan_folders import check_folder, read_folder, write_folder
from gangmu.web.accounts.models import PortfolioHolding, UnitGroupMember, UnitName
from gangmu.web.indicators.folders.giving import plan_of
from gangmu.web.indicators.folders.opening import CLERK, open_programme, seat
from gangmu.web.indicators.folders.scaling import scaled_folder
from gangmu.web.indicators.folders.taking import ProgrammeTakenError, Taken, Taking, take_over
from gangmu.web.indicators.models import Observation
from gangmu.web.outlines.models import ClauseText, Draft, Duty, Meaning, Promise, Themed
from gangmu.web.planning.models import AnnualTask, TaskNode
from gangmu.web.record.actors import operator
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import as_of
from gangmu.web.record.verifying import verify

TEXT = (
    "云川市便民行动纲要\n\n一、主要目标\n\n云川是一座山城。到2025年，经济总量要突破1000亿元。居民收入与经济增长同步。\n\n"
    "二、重点任务\n\n建设云川数字平台。推进“一环两翼”建设，一环为滨河环，两翼为东翼、西翼。\n"
)
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ISSUED = date(2022, 1, 10)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def span(words: str) -> str:
    return "{},{}".format(*at(words))


def a_folder(place: Path) -> Path:
    """A folder that says something in every table and nearly every column."""
    pace, gdp = "居民收入与经济增长同步", "经济总量要突破1000亿元"
    tables = {
        "clauses.csv": "code,start,end,node,ending,reason,themes,opening\n"
        f"K1,{span('云川是一座山城。')},1,not_a_promise,说的是地理,,云川是一座\n"
        f"K2,{span('到2025年，经济总量要突破1000亿元。')},1,mapped,,life,\n"
        f"K3,{span('居民收入与经济增长同步。')},1,mapped,,life;work,\n",
        "targets.csv": "code,clause,start,end,words,kind,indicator,comparison,basis,value,unit,ambition,reference,"
        "reference_words,due,base_period,base_value,path,milestones,tolerance,withdrawn_on,withdrawn_by,accepted,supplied,note,note_en\n"
        f"T1,K2,{span(gdp)},{gdp},target,gdp,exceed,level,1000,亿元,yes,,,2025,2021,700,stated,2023=800;2024=900,,,,看过,,注,note\n"
        f"T2,K3,{span(pace)},{pace},target,gdp_growth,keep_pace,growth,,,,gdp_growth,经济增长,2025,,,,,0.5,2024-06-01,云政发〔2024〕1号,,,,\n"
        f"T3,,{span('一环两翼')},地区生产总值 2035年 2万亿元,target,gdp,reach,level,2,万亿元,,,,2035,2021,700,,,,,,,主要指标表,,\n",
        "meanings.csv": "code,target,role,place,indicator,definition,breakdown,basis,span,decided_by,decided_on,reason,reason_en\n"
        "Q1,T1,,yunchuan,gdp,,,current,,clerk-1,2022-02-01,按现价,at current prices\n"
        "Q2,T2,actual,yunchuan,gdp_growth,,urban,,,clerk-1,2022-02-01,,\nQ3,T2,reference,yunchuan,gdp_growth,,,constant,,clerk-1,2022-02-01,,\n",
        "indicators.csv": "code,name,name_en,unit,kind,direction,timing,nature,definition,definition_en,frequency,release_lag,release_days,authority,"
        "authority_unit,responsible,basis,breakdowns,places,themes,formula,aliases,retired_on,retired_why,note,note_en\n"
        "gdp,地区生产总值,GDP,亿元,level,higher,flow,expected,现价,current,year,P6M,2025=2026-01-20,统计局,bureau,office,current,"
        "城镇;农村,north;yunchuan,work,,经济总量;总量,2036-01-01,换了指标,注,n\n"
        "gdp_growth,增速,,%,growth,,,,,,,,,,,,,,,,,,,,,\n",
        "definitions.csv": "indicator,from_period,definition,definition_en,basis,comparable,source_title,decided_by,decided_on\n"
        "gdp,2022,按新制度核算,New rules,current,,统计制度,clerk-1,2022-03-01\ngdp,2024,只改措辞,,,yes,,,2024-03-01\n",
        "observations.csv": "place,indicator,definition,breakdown,basis,span,period,vintage,value,unit,status,source_title,source_url,grade,"
        "break,accepted,state,filed_by,filed_on,ruled_by,ruled_on,ruling,note,note_en\n"
        "yunchuan,gdp,,,current,,2021,,700,亿元,,年鉴,,,,,,,,,,,,\n"
        "yunchuan,gdp,,,current,,2023,2024-05-01,880,亿元,,直报,,,,,confirmed,filer-1,2024-04-01,clerk-1,2024-05-01,,,\n"
        "yunchuan,gdp,,,current,,2024,2025-02-01,990,亿元,,直报,,,,,refused,filer-1,2025-02-01,clerk-1,2025-02-03,不符,,\n"
        "yunchuan,gdp,,,current,,2024,2025-03-01,920.5,亿元,preliminary,公报,https://example.org/a,A,普查,看过,,,,,,,注,n\n"
        "yunchuan,gdp,,,current,cumulative,2025-01/2025-09,2025-10-20,700,亿元,,公报,,,,,,,,,,,,\n",
        "measures.csv": "code,clause,start,end,verb,object,strength,period_start,due,every,withdrawn_on,withdrawn_by,themes,note,note_en\n"
        f"A1,,{span('建设云川数字平台')},建设,云川数字平台,order,2022,2024,P1Y,,,work,注,n\n",
        "duties.csv": "code,measure,clause,lead,responsible,supporting,deadline,start,end,note\n"
        f"Z1,A1,,bureau,office,bureau;office,2023,{span('建设云川数字平台')},注\n",
        "systems.csv": "code,name,name_en,kind,clause,start,end,state,address,note,note_en\n"
        f"Y1,云川数字平台,Platform,system,,{span('云川数字平台')},project,https://example.org/p,注,n\n",
        "sets.csv": "code,name,name_en,clause,start,end,counts,meaning,meaning_en,note\n"
        f"N1,一环两翼,One ring,,{span('一环两翼')},1+2,布局,layout,注\n",
        "members.csv": "code,set,part,order,name,name_en,clause,start,end,meaning,meaning_en,note\n"
        f"N1a,N1,1,1,滨河环,River ring,,{span('滨河环')},沿河,,\n"
        "N1b,N1,2,1,东翼,,,,,,,\nN1c,N1,2,2,西翼,,,,,,,补\n",
        "gaps.csv": "code,kind,words,clause,start,end,closed_on,closed_by,supplied,note,note_en\n"
        f"G1,set_never_expanded,一环两翼,,{span('一环两翼')},2023-01-01,clerk-1,布局图,已补,n\n",
        "themes.csv": "code,name,name_en,order\nlife,民生,Life,1\nwork,产业,,2\n",
        "units.csv": "code,name,name_en,short_name,aliases,kind,parent,order,valid_from,valid_to,note\n"
        "office,领导小组办公室,Office,办公室,规划办,office,,1,2022-01-01,,注\nbureau,市统计局,,,,department,office,2,,,\n",
        "posts.csv": "code,title,title_en,unit,role,order,valid_from,valid_to,note\n"
        "clerk-1,规划专员,Clerk,office,office_clerk,1,2022-01-01,,注\nfiler-1,填报人,,bureau,filer,2,,,\nhead-1,市长岗,,office,leader,3,,,\n",
        "unit_names.csv": "unit,name,kind,valid_from,valid_to\nbureau,市统计处,former,,2021-12-31\n",
        "groups.csv": "code,name,order,members\nall,市有关部门,1,bureau;office\n",
        "portfolios.csv": "code,name,order,post,acting,units,valid_from\n"
        "economy,经济,1,head-1,yes,bureau,2024-01-01\nrest,其余,2,,,office,2024-01-01\n",
        "places.csv": "code,name,name_en,aliases,kind,parent,longitude,latitude,precision,source_title,source_url,grade,note\n"
        "yunchuan,云川,Yunchuan,云川市,city,,120.5,30.25,城市点,示例,https://example.org/c,C,注\nnorth,北区,,,district,yunchuan,,,,,,,\n",
        "annual_plans.csv": "year,title,state,opened_on,issued_on,closed_on,approved_by,change_cutoff_on\n"
        "2024,2024年计划,closed,2024-01-05,2024-02-01,2024-12-31,市长岗,2024-10-31\n2025,2025年计划,issued,2025-01-05,2025-02-01,,市长岗,2025-10-31\n",
        "annual_tasks.csv": "code,year,line,carried_from,order,target,measure,clause,kind,title,text,criterion,indicator,why_no_indicator,"
        "lead,lead_choice,responsible,supporting,post,leader,limit,limit_words,amount,unit,rhythm,preset,pace,curve,state,issued_on,filed_on,"
        "on_file_on,claimed_on,claim,verified_on,finding,struck_number,closed_on,verdict,verdict_reason,verdict_by,note\n"
        "R1N,2024,R1N,,1,,A1,K2,platform,建平台,建设平台,通过验收,,另行考核,bureau,只有它能办,,office,filer-1,head-1,2024-09-30,三季度,,,quarter,node,,,"
        "carried,2024-02-01,2024-02-20,2024-03-01,,,,,,,carried,资金未到位,市长岗,注\n"
        "R2R,2025,R1N,R1N,1,T1,,K2,indicator,经济总量,,达到,gdp,,bureau,,office,,,,2025-12-31,年底前,980,亿元,month,gap_pp,planned_curve,"
        "200;450;700;980,closed,2025-02-01,2025-02-20,2025-03-01,2025-12-01,做完了,2025-12-10,属实,X-1,2025-12-20,done,已认定完成,市长岗,\n",
        "task_nodes.csv": "task,order,text,due_on,post,claimed_on,verified_on,judged\n"
        "R1N,1,完成方案,2024-03-31,filer-1,2024-03-20,2024-03-28,\nR1N,2,上线,2024-09-30,,,,unable\n",
        "nodes.csv": "code,kind,level,label,title,start,end,section_end,parent\n"
        f"title,title,1,,云川市便民行动纲要,0,9,{len(TEXT)},\n"
        f"1,heading,1,一,主要目标,{span('一、主要目标')},{TEXT.index('二、重点任务')},title\n"
        f"2,heading,1,二,重点任务,{span('二、重点任务')},{len(TEXT)},title\n",
    }  # fmt: skip
    raw = place / "raw"
    (raw / "rules").mkdir(parents=True)
    for name, text in tables.items():
        (raw / name).write_text(text, "utf-8")
    (raw / "outline.txt").write_text(TEXT, "utf-8")
    (raw / "rules" / "lamps-1.toml").write_text(
        'kind = "orders"\nid = "lamps"\nversion = 1\nvalid_from = 2026-01-01\ntitle = "亮灯"\n', "utf-8"
    )
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    (raw / "plan.yaml").write_text(
        "format: 1\ncode: YC2035\ntitle: 云川市便民行动纲要\ntitle_en: Yunchuan\nplace: yunchuan\ngovernment: 云川市人民政府\n"
        "paper: 云政发〔2022〕1号\nissued: 2022-01-10\nlanguage: zh\nscript: hans\ntime_zone: Asia/Shanghai\nperiod: 2022/2035\n"
        f"notice: 示例\nstory_day: 2026-03-01\ngo_live: 2026-03-01\noutline_sha256: {sha256}\n",
        "utf-8",
    )
    faults = [(each.file, each.row, each.message()) for each in check_folder(raw) if each.severity == "fault"]
    assert faults == []
    folder = place / "folder"
    write_folder(read_folder(raw), folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


def taken_over(folder: Path) -> tuple[Programme, Taken]:
    plan = read_folder(folder)
    programme, _ = open_programme(plan, at=AT, on=AT.date())
    taking = Taking(plan=plan, path=folder, programme=programme, at=AT, on=ISSUED, tell=lambda zh, en: None)
    taken = take_over(taking)
    seat(programme, (CLERK,), at=AT, from_on=ISSUED)
    return programme, taken


@pytest.mark.django_db(transaction=True)
def test_every_column_comes_back_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    programme, taken = taken_over(folder)
    assert taken.left_out == ()
    out = tmp_path / "out"
    write_folder(plan_of(programme, operator(programme.pk)), out)
    for each in sorted(folder.rglob("*")):
        if each.is_file() and each.name != "clauses.csv":
            assert (out / each.relative_to(folder)).read_text("utf-8") == each.read_text("utf-8"), each.name
    kept = set((folder / "clauses.csv").read_text("utf-8").splitlines()[1:])
    assert kept <= set((out / "clauses.csv").read_text("utf-8").splitlines())
    assert verify().is_whole


@pytest.mark.django_db(transaction=True)
def test_what_comes_in_is_in_the_record_not_only_kept_beside_it(folder: Path) -> None:
    taken_over(folder)
    gdp = Promise.objects.get(code="T1")
    assert (gdp.value, gdp.unit, gdp.due, gdp.path) == (Decimal(10**11), "CNY", "2025", "stated")
    assert gdp.milestones == [["2023", "800"], ["2024", "900"]]
    assert gdp.base_value == 700
    supplied = Promise.objects.get(code="T3")
    assert (supplied.supplied, supplied.value, supplied.words) == (
        "主要指标表",
        Decimal(2 * 10**12),
        "地区生产总值 2035年 2万亿元",
    )
    assert Observation.objects.get(period="2023").filed_by.code == "filer-1"
    assert Promise.objects.get(code="T2").withdrawn_on == date(2024, 6, 1)
    assert [each.role for each in Meaning.objects.filter(promise__code="T2").order_by("code")] == [
        "actual",
        "reference",
    ]
    assert {each.decided_by.code for each in Meaning.objects.all() if each.decided_by} == {"clerk-1"}
    assert Duty.objects.get().lead == ["市统计局"]
    assert Themed.objects.count() == 3
    assert set(UnitName.objects.values_list("name", "kind")) == {("规划办", "alias"), ("市统计处", "former")}
    assert PortfolioHolding.objects.get().post.code == "head-1"
    assert UnitGroupMember.objects.count() == 2
    task = AnnualTask.objects.get(code="R2R")
    assert (task.line, task.carried_from.code, task.plan.year) == ("R1N", "R1N", 2025)
    assert (task.promise.code, task.lead_unit.code, task.amount, task.state) == (
        "T1",
        "bureau",
        980,
        "closed",
    )
    assert TaskNode.objects.get(is_able=False).due_on == date(2024, 9, 30)
    assert ClauseText.objects.get(clause__code="K1").ending == "not_a_promise"
    assert {each.state for each in Draft.objects.filter(kind="system")} <= {
        "accepted",
        "corrected",
        "rejected",
    }


@pytest.mark.django_db(transaction=True)
def test_past_day_before_go_live_knows_what_was_published_then(folder: Path) -> None:
    programme, _ = taken_over(folder)
    then = plan_of(programme, operator(programme.pk), as_of(programme, date(2024, 12, 31)))
    assert [row["period"] for row in then.rows("observations")] == ["2021", "2023"]
    assert then.outline == TEXT
    before = plan_of(programme, operator(programme.pk), as_of(programme, date(2021, 1, 1)))
    assert before.outline is None


@pytest.mark.django_db(transaction=True)
def test_programme_is_taken_over_once(folder: Path) -> None:
    programme, _ = taken_over(folder)
    plan = read_folder(folder)
    with pytest.raises(ProgrammeTakenError):
        take_over(
            Taking(plan=plan, path=folder, programme=programme, at=AT, on=ISSUED, tell=lambda zh, en: None)
        )


def test_larger_example_is_sound_seeded_and_says_that_it_is_made_up(folder: Path, tmp_path: Path) -> None:
    sizes = []
    for name in ("one", "another"):
        scaled_folder(read_folder(folder), tmp_path / name, times=3)
        assert [each for each in check_folder(tmp_path / name) if each.severity == "fault"] == []
        sizes.append({each.name: each.read_bytes() for each in (tmp_path / name).iterdir() if each.is_file()})
    assert sizes[0] == sizes[1]
    plan = read_folder(tmp_path / "one")
    assert "人造数据" in plan.head["notice"]
    assert len(plan.rows("targets")) == 9
    made = [row for row in plan.rows("observations") if row["place"] != "yunchuan"]
    assert len(made) == 10
    assert all("人造" in row["source_title"] for row in made)
