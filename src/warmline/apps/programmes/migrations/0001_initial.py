import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_cache_table'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sweep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('cursor', models.BigIntegerField(default=0)),
                ('begun_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-day'],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, choices=[('agent', 'Agent'), ('lead', 'Team lead'), ('trainer', 'Trainer'), ('analyst', 'Quality analyst'), ('manager', 'Programme manager'), ('admin', 'Admin')], default='', max_length=10)),
                ('level', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('mode', models.CharField(choices=[('self_paced', 'Each from the day she joins'), ('dated', 'All on one day')], default='self_paced', max_length=10)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(null=True)),
                ('state', models.CharField(choices=[('at_work', 'People are being enrolled'), ('done', 'Everybody is enrolled')], default='at_work', max_length=10)),
                ('cursor', models.BigIntegerField(default=0)),
                ('step', models.PositiveIntegerField(default=0)),
                ('enrolled', models.PositiveIntegerField(default=0)),
                ('cohort', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.cohort')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.site')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.team')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('body', models.TextField()),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.site')),
            ],
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('title', models.CharField(max_length=120)),
                ('level', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['level', 'title', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('key',), name='programmes_shipped_once'), models.UniqueConstraint(fields=('organisation', 'key'), name='programmes_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('running', 'Under way'), ('finished', 'Finished'), ('left', 'Left')], default='running', max_length=10)),
                ('started_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('pauses', models.JSONField(default=list)),
                ('enrolled_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('assignment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='enrolments', to='programmes.assignment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='programmes.plan')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='programmes.programme')),
            ],
            options={
                'ordering': ['started_on', 'pk'],
                'indexes': [models.Index(fields=['programme', 'state', 'id'], name='programmes_enrolled_in')],
                'constraints': [models.UniqueConstraint(fields=('person', 'programme'), name='programmes_enrolled_once')],
            },
        ),
        migrations.AddField(
            model_name='assignment',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='programmes.programme'),
        ),
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='draft', max_length=10)),
                ('body', models.TextField()),
                ('source', models.CharField(blank=True, default='', max_length=64)),
                ('made_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='programmes.programme')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'number'), name='programmes_version_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('programme',), name='programmes_one_draft')],
            },
        ),
        migrations.AddField(
            model_name='plan',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='programmes.programmeversion'),
        ),
        migrations.CreateModel(
            name='SiteOverlay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('operations', models.JSONField(default=list)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programmeversion')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overlays', to='programmes.programme')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.site')),
            ],
            options={
                'ordering': ['programme', 'site__name'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'site'), name='programmes_overlay_once')],
            },
        ),
        migrations.CreateModel(
            name='StepDone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.SlugField(max_length=60)),
                ('how', models.CharField(choices=[('done', 'Done'), ('proven', 'Skipped by evidence')], default='done', max_length=10)),
                ('on', models.DateField()),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps_done', to='programmes.enrolment')),
            ],
            options={
                'ordering': ['on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'step'), name='programmes_step_once')],
            },
        ),
        migrations.CreateModel(
            name='Pilot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('module', models.SlugField(max_length=60)),
                ('first', models.PositiveIntegerField()),
                ('second', models.PositiveIntegerField()),
                ('seed', models.CharField(max_length=40)),
                ('began_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('began_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['-began_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('organisation', 'module'), name='programmes_one_pilot'), models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='programmes_pilot_of_two')],
            },
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['organisation', 'stopped_at'], name='programmes_assigned'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(fields=('version', 'site', 'sha256'), name='programmes_plan_once'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('site', None)), fields=('version', 'sha256'), name='programmes_common_plan_once'),
        ),
    ]
